-- Deletes a task that doesn't run. ARGV: id. Gives 'DROPPED', 'MISSING' or 'RUNNING'.
local f = call('HMGET', Q .. 'tasks:' .. ARGV[1], 'submitted', 'status')
if not f[1] then
  return 'MISSING'
elseif f[2] == 'RUNNING' then
  return 'RUNNING'
end
drop(ARGV[1])
return 'DROPPED'
