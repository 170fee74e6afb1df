-- A heartbeat. ARGV: worker, incarnation, expire ms, vitals, paused. Gives {'OK', time, live workers, id, attempt, …} with
-- the tasks that it runs and is to cancel, or {'GONE'} when this process no longer holds its name: it was lost, or Redis was emptied.
local worker, incarnation, expire, vitals, paused = unpack(ARGV)
if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation
    or call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
  return { 'GONE' }
end
local t = now()
call('ZADD', Q .. 'workers:heartbeat', ms(t), worker)
call('ZADD', Q .. 'workers:deadline', ms(t + expire), worker)
call('HDEL', Q .. 'workers:suspect', worker)
call('HSET', Q .. 'workers:vitals', worker, vitals)
call('ZADD', Q .. 'workers:changed', ms(t), worker)
sweep(t)
if paused == '0' then
  ring_all()
end
local answer = { 'OK', ms(t), call('SCARD', Q .. 'workers:name') }
for _, id in ipairs(held(worker)) do
  local f = call('HMGET', Q .. 'tasks:' .. id, 'cancel', 'attempt')
  if f[1] then
    answer[#answer + 1] = id
    answer[#answer + 1] = f[2]
  end
end
return answer
