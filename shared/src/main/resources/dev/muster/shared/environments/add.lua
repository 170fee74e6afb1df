-- Stores an environment and says that it is in use. ARGV: id, document.
call('HSET', Q .. 'envirs', ARGV[1], ARGV[2])
local t = now()
call('ZADD', Q .. 'envirs:used', ms(t), ARGV[1])
for _, old in ipairs(call('ZRANGEBYSCORE', Q .. 'envirs:used', '-inf', '(' .. ms(t - 30 * 24 * 3600 * 1000), 'LIMIT', 0, 10)) do
  call('ZREM', Q .. 'envirs:used', old)
  call('HDEL', Q .. 'envirs', old)
end
return 1
