-- Looks which tasks have ended and asks to be told of the others. ARGV: client, ids….
-- Gives for each 1 if it has ended, 0 if not, -1 if there is none.
local client, answer = ARGV[1], {}
for i = 2, #ARGV do
  local task = Q .. 'tasks:' .. ARGV[i]
  local f = call('HMGET', task, 'submitted', 'status', 'waiter')
  local status = f[2]
  if not f[1] then
    answer[i - 1] = -1
  elseif status and status ~= 'RUNNING' and status ~= 'DEFERRED' and status ~= 'ORPHAN' then
    answer[i - 1] = 1
  else
    if f[3] ~= client then
      call('SADD', task .. ':waiters', client, f[3] and f[3] ~= '+' and f[3] or client)
      call('EXPIRE', task .. ':waiters', '120')
      call('HSET', task, 'waiter', '+')
    end
    answer[i - 1] = 0
  end
end
return answer
