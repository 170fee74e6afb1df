-- Ends a task, if one is named, and claims the next, in one step.
-- ARGV: worker, incarnation, lists to claim from separated by spaces, 1 to claim | 0 not to, task that ended or '', its attempt,
-- status, result or error, the last of its output or ''.
-- Gives {how the finish went: 'OK' | 'FENCED' | '', id, attempt, work, environment, timeout ms, 1 if at most once},
-- {how it went, ms until the next is due or ''} if nothing was claimed, or {'GONE'} when this process no longer holds its name.
local worker, incarnation, lists, claim, ended_id, attempt, status, value, output = unpack(ARGV)
local t = now()
local finish = ''
local tasks = Q .. 'workers:task'

if ended_id ~= '' then
  local task = Q .. 'tasks:' .. ended_id
  local f = call('HMGET', task, 'status', 'worker', 'incarnation', 'attempt')
  if f[1] == 'RUNNING' and f[2] == worker and f[3] == incarnation and f[4] == attempt then
    call('ZREM', Q .. 'tasks:index:RUNNING', ended_id)
    call('HDEL', tasks, worker)
    if status == 'ORPHAN' then
      -- Its worker stood still for so long that its code gave up.
      orphan(worker, ended_id, t, false)
    else
      call('HSET', task, status == 'COMPLETE' and 'result' or 'error', value)
      if output ~= '' then
        call('HSET', task, 'output', output)
      end
      if status == 'COMPLETE' or status == 'CANCELLED' or not retry(ended_id, status, t) then
        finish_as(ended_id, status, t)
        -- Twice as many as end, for no sweep keeps up with a busy queue that keeps them for minutes.
        if ended_id % 20 == 0 then
          expire_all(t, 40)
        end
      end
    end
    finish = 'OK'
  elseif (f[1] == status or f[1] == 'DEFERRED') and f[2] == worker and f[4] == attempt then
    finish = 'OK'
  else
    finish = 'FENCED'
  end
end

if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation
    or call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
  return { finish == '' and 'GONE' or finish }
end

local function give(id)
  local f = call('HMGET', Q .. 'tasks:' .. id, 'attempt', 'work', 'envir', 'timeout', 'once')
  return { finish, id, f[1], f[2] or call('GET', Q .. 'tasks:' .. id .. ':body'), f[3] or '', f[4] or '', f[5] or '' }
end

-- A claim whose answer was lost is handed out again.
local holding = held(worker)
if #holding > 0 then
  return give(holding[1])
end

-- What is due goes back on its list.
local due = call('ZRANGE', Q .. 'schedule', 0, 0, 'WITHSCORES')
if due[2] and tonumber(due[2]) <= t then
  for _, id in ipairs(call('ZRANGEBYSCORE', Q .. 'schedule', '-inf', ms(t), 'LIMIT', 0, 100)) do
    call('ZREM', Q .. 'schedule', id)
    call('ZREM', Q .. 'tasks:index:DEFERRED', id)
    wait_again(id, 'RPUSH')
  end
  due = call('ZRANGE', Q .. 'schedule', 0, 0, 'WITHSCORES')
end

local passed = 0

-- The list whose head was enqueued first, and that head; those that don't wait any more are passed over, 1,000 at the most.
local function first()
  local from, head
  for list in string.gmatch(lists, '%S+') do
    local key = Q .. 'queue:' .. list
    local id = call('LINDEX', key, 0)
    while id do
      local task = Q .. 'tasks:' .. id
      local f = call('HMGET', task, 'submitted', 'status')
      if f[1] and not f[2] then
        break
      elseif passed == 1000 then
        return nil
      end
      passed = passed + 1
      call('LPOP', key)
      call('HDEL', task, 'listed')
      unskip(list)
      id = call('LINDEX', key, 0)
    end
    if id and (not head or tonumber(id) < tonumber(head)) then
      from, head = list, id
    end
  end
  return from, head
end

local function ring_lists()
  for list in string.gmatch(lists, '%S+') do
    ring(list)
  end
end

local paused = call('HGET', Q .. 'workers:status', worker) == 'PAUSED'
local can = claim == '1' and not paused and call('LLEN', Q .. 'workers:' .. worker .. ':message') == 0
if can then
  local from, id = first()
  if id then
    local task = Q .. 'tasks:' .. id
    call('LPOP', Q .. 'queue:' .. from)
    call('HINCRBY', task, 'attempt', 1)
    call('HSET', task, 'status', 'RUNNING', 'worker', worker, 'incarnation', incarnation, 'started', ms(t))
    call('ZADD', Q .. 'tasks:index:RUNNING', ms(t), id)
    call('HSET', tasks, worker, id)
    call('HSET', Q .. 'workers:status', worker, 'BUSY')
    ring_lists()
    tell_of_due()
    return give(id)
  end
end
ring_lists()
if not can then
  tell_of_due()
end
if not paused then
  call('HSET', Q .. 'workers:status', worker, 'IDLE')
end
return { finish, due[2] and ms(math.max(0, due[2] - t)) or '' }
