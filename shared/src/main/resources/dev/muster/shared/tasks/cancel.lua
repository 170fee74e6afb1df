-- Cancels a task: at once where it waits; where it runs, marks it and tells its worker. ARGV: id.
-- Gives 'CANCELLED', 'ASKED', 'ASKED BEFORE', 'MISSING', or the status in which it has ended.
local id = ARGV[1]
local task = Q .. 'tasks:' .. id
local f = call('HMGET', task, 'submitted', 'status', 'worker', 'attempt', 'cancel')
local status = f[2]
if not f[1] then
  return 'MISSING'
end
local t = now()
if not status then
  -- Its id stays in the list until a claim passes over it.
  call('HINCRBY', Q .. 'tasks:skipped', queue_of(task), 1)
  call('HSET', task, 'listed', 1)
  fail(id, 'CANCELLED', t, 'Cancelled', 'it was cancelled before it began')
  return 'CANCELLED'
elseif status == 'DEFERRED' then
  call('ZREM', Q .. 'tasks:index:DEFERRED', id)
  call('ZREM', Q .. 'schedule', id)
  fail(id, 'CANCELLED', t, 'Cancelled', 'it was cancelled while it waited to be begun again')
  return 'CANCELLED'
elseif status ~= 'RUNNING' then
  return status
end
call('HSET', task, 'cancel', ms(t))
local signal = Q .. 'workers:' .. f[3] .. ':signal'
call('RPUSH', signal, '{"task":"' .. id .. '","attempt":' .. f[4] .. '}')
call('EXPIRE', signal, 60)
return f[5] and 'ASKED BEFORE' or 'ASKED'
