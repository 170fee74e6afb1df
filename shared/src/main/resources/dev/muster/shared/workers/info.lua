-- Stores a worker's information anew. ARGV: worker, incarnation, info, ids of environments… Gives 1, or 0 if not its holder.
if call('HGET', Q .. 'workers:incarnation', ARGV[1]) ~= ARGV[2] then
  return 0
end
call('HSET', Q .. 'workers:info', ARGV[1], ARGV[3])
call('DEL', Q .. 'workers:' .. ARGV[1] .. ':envir')
for i = 4, #ARGV do
  call('SADD', Q .. 'workers:' .. ARGV[1] .. ':envir', ARGV[i])
end
local _, stamp = now()
call('ZADD', Q .. 'workers:changed', stamp, ARGV[1])
call('ZADD', Q .. 'workers:introduced', stamp, ARGV[1])
return 1
