-- Looks whether a task has ended and, if not, asks to be told. ARGV: id, client. Gives 1 if it has ended, 0 if not, -1 if there is none.
local task = Q .. 'tasks:' .. ARGV[1]
if call('EXISTS', task) == 0 then
  return -1
end
local status = call('HGET', task, 'status')
if status and status ~= 'RUNNING' and status ~= 'DEFERRED' and status ~= 'ORPHAN' then
  call('SREM', task .. ':waiters', ARGV[2])
  return 1
end
call('SADD', task .. ':waiters', ARGV[2])
call('EXPIRE', task .. ':waiters', 120)
return 0
