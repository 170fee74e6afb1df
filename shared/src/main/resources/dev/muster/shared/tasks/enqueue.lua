-- Puts tasks on the queue. ARGV: list ('default' | 'commands'), environment or '', timeout ms or '', retries or '', group or '',
-- 1 for at most once or '', client to tell of their ends or '', work…. Gives {id of the first, for commands how many live workers
-- run them}; the others' ids follow the first.
local list, environment, timeout, retries, group = unpack(ARGV, 1, 5)
local _, t = now()
local fields = { 'submitted', t }
for i, name in ipairs({ 'queue', 'envir', 'timeout', 'retries', 'group', 'once', 'waiter' }) do
  if ARGV[i] ~= '' and (i > 1 or ARGV[i] ~= 'default') then
    fields[#fields + 1] = name
    fields[#fields + 1] = ARGV[i]
  end
end

local count = #ARGV - 7
local before = call('INCRBY', Q .. 'tasks:counter', count == 1 and '1' or count) - count
local ids, grouped = {}, {}
for i = 1, count do
  local id = tostring(before + i)
  local task = Q .. 'tasks:' .. id
  local work = ARGV[7 + i]
  if #work <= 64 then
    call('HSET', task, 'work', work, unpack(fields))
  else
    call('SET', task .. ':body', work)
    call('HSET', task, unpack(fields))
  end
  ids[i] = id
  if group ~= '' then
    grouped[2 * i - 1] = id
    grouped[2 * i] = id
  end
end
if environment ~= '' then
  call('ZADD', Q .. 'envirs:used', t, environment)
end
if group ~= '' then
  call('ZADD', Q .. 'group:' .. group, unpack(grouped))
end
call('RPUSH', Q .. 'queue:' .. list, unpack(ids))
token(list)
return { before + 1, list == 'commands' and call('SCARD', Q .. 'workers:commands') or 0 }
