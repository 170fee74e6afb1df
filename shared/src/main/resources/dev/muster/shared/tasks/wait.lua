-- Looks which tasks have ended and asks to be told of the others. ARGV: client, ids….
-- Gives for each 1 if it has ended, 0 if not, -1 if there is none.
local answer = {}
for i = 2, #ARGV do
  local task = Q .. 'tasks:' .. ARGV[i]
  local f = call('HMGET', task, 'submitted', 'status')
  local status = f[2]
  if not f[1] then
    answer[i - 1] = -1
  elseif status and status ~= 'RUNNING' and status ~= 'DEFERRED' and status ~= 'ORPHAN' then
    call('SREM', task .. ':waiters', ARGV[1])
    answer[i - 1] = 1
  else
    notify(ARGV[1], task)
    answer[i - 1] = 0
  end
end
return answer
