-- Puts a task back on its list, whatever became of it, and forgets how often it failed. ARGV: id.
-- Gives 'REQUEUED', 'MISSING', 'PENDING', 'RUNNING', or 'ONCE' if it runs at most once and has been begun.
local id = ARGV[1]
local task = Q .. 'tasks:' .. id
local f = call('HMGET', task, 'submitted', 'status', 'once', 'attempt', 'listed')
local status = f[2]
if not f[1] then
  return 'MISSING'
elseif not status then
  return 'PENDING'
elseif status == 'RUNNING' then
  return status
elseif f[3] and f[4] then
  return 'ONCE'
end
call('ZREM', Q .. 'tasks:index:' .. status, id)
call('ZREM', Q .. 'schedule', id)
call('ZREM', Q .. 'tasks:poison', id)
-- What waits to be begun again has its last attempt in the history already.
if f[4] and status ~= 'DEFERRED' then
  local t = now()
  remember(id, status, t)
end
call('HDEL', task, 'failed', 'lost', 'listed')
-- What was cancelled while it waited has its old place, as long as no claim has passed over it.
if f[5] then
  unskip(queue_of(task), 1)
end
wait_again(id, not f[5] and 'RPUSH')
return 'REQUEUED'
