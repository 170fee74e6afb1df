-- Takes a name. ARGV: worker, incarnation, info, period ms, expire ms, status, 1 if it runs commands | 0.
-- Gives {'OK', time, messages dropped, live workers} or {'TAKEN', ms until it may be free, 1 if its holder is overdue}.
local worker, incarnation, info, period, expire, status, commands = unpack(ARGV)
local t = now()
-- Redis may have been emptied since this worker attached.
call('SET', KEYS[1], '1', 'NX')
sweep(t)
local dropped = 0
-- An answer was lost, and meanwhile it may have claimed.
local again = call('HGET', Q .. 'workers:incarnation', worker) == incarnation
    and call('SISMEMBER', Q .. 'workers:name', worker) == 1
if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation then
  if call('SISMEMBER', Q .. 'workers:name', worker) == 1 then
    local deadline = tonumber(call('ZSCORE', Q .. 'workers:deadline', worker) or t)
    local wait = math.max(0, deadline - t) + tonumber(call('HGET', Q .. 'workers:period', worker) or period)
    return { 'TAKEN', ms(wait), deadline < t and 1 or 0 }
  end
  -- What a predecessor of this name did not read was not meant for this process.
  dropped = call('LLEN', Q .. 'workers:' .. worker .. ':message')
  call('DEL', Q .. 'workers:' .. worker .. ':message')
  call('DEL', Q .. 'workers:' .. worker .. ':envir')
  call('HDEL', Q .. 'workers:vitals', worker)
end
call('HSET', Q .. 'workers:incarnation', worker, incarnation)
call('HSET', Q .. 'workers:info', worker, info)
call('HSET', Q .. 'workers:status', worker, again and #held(worker) > 0 and 'BUSY' or status)
call('HSET', Q .. 'workers:period', worker, period)
if not again then
  call('HDEL', Q .. 'workers:task', worker)
end
call('HDEL', Q .. 'workers:suspect', worker)
call('ZADD', Q .. 'workers:heartbeat', ms(t), worker)
call('ZADD', Q .. 'workers:deadline', ms(t + expire), worker)
call('ZADD', Q .. 'workers:changed', ms(t), worker)
call('ZADD', Q .. 'workers:introduced', ms(t), worker)
call('SADD', Q .. 'workers:name', worker)
call(commands == '1' and 'SADD' or 'SREM', Q .. 'workers:commands', worker)
-- An empty log, so that others may write to it too.
if call('EXISTS', Q .. 'workers:' .. worker .. ':log') == 0 then
  call('XADD', Q .. 'workers:' .. worker .. ':log', '*', 'command', '-', 'message', '-')
  call('XTRIM', Q .. 'workers:' .. worker .. ':log', 'MAXLEN', 0)
end
return { 'OK', ms(t), dropped, call('SCARD', Q .. 'workers:name') }
