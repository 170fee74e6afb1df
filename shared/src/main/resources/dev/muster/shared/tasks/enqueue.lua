-- Puts one task on the queue. ARGV: work, environment or ''. Gives its id.
local work, environment = unpack(ARGV)
local id = call('INCR', Q .. 'tasks:counter')
local task = Q .. 'tasks:' .. id
local t = now()
if #work <= 64 then
  call('HSET', task, 'work', work, 'submitted', ms(t))
else
  call('SET', task .. ':body', work)
  call('HSET', task, 'submitted', ms(t))
end
if environment ~= '' then
  call('HSET', task, 'envir', environment)
  call('ZADD', Q .. 'envirs:used', ms(t), environment)
end
call('RPUSH', Q .. 'queue:default', id)
ring('default')
return id
