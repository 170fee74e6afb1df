-- Takes back a task that this worker still runs after it was lost. ARGV: worker, incarnation, id, attempt.
-- Gives 1 if it is its again, 0 if another has begun it, or it is gone.
local worker, incarnation, id, attempt = unpack(ARGV)
local task = Q .. 'tasks:' .. id
local f = call('HMGET', task, 'status', 'worker', 'incarnation', 'attempt', 'submitted')
if not f[5] or f[4] ~= attempt or call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation then
  return 0
end
if f[1] == 'RUNNING' then
  if f[2] ~= worker or f[3] ~= incarnation then
    return 0
  end
elseif f[1] then
  return 0
elseif call('LREM', Q .. 'queue:' .. queue_of(task), 1, id) == 0 then
  return 0
end
if not f[1] then
  -- It wasn't lost after all.
  call('RPOP', task .. ':attempts')
  if tonumber(call('HGET', task, 'lost') or '0') > 0 then
    call('HINCRBY', task, 'lost', -1)
  end
end
local t = now()
call('HSET', task, 'status', 'RUNNING', 'worker', worker, 'incarnation', incarnation, 'started', ms(t))
call('ZADD', Q .. 'tasks:index:RUNNING', ms(t), id)
local ids = held(worker)
if not (' ' .. table.concat(ids, ' ') .. ' '):find(' ' .. id .. ' ', 1, true) then
  ids[#ids + 1] = id
  call('HSET', Q .. 'workers:task', worker, table.concat(ids, ' '))
end
call('HSET', Q .. 'workers:status', worker, 'BUSY')
call('ZADD', Q .. 'workers:changed', ms(t), worker)
ring(queue_of(task))
return 1
