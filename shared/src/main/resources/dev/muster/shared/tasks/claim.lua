-- Ends a task, if one is named, and claims the next, in one step.
-- ARGV: worker, incarnation, task that ended or '', its attempt, status, result or error, 1 to claim | 0 not to.
-- Gives {how the finish went: 'OK' | 'FENCED' | '', id, attempt, work, environment} without the last four if nothing was claimed,
-- or {'GONE'} when this process no longer holds its name.
local worker, incarnation, ended_id, attempt, status, value, claim = unpack(ARGV)
local t = now()
local finish = ''
local tasks = Q .. 'workers:task'

if ended_id ~= '' then
  local task = Q .. 'tasks:' .. ended_id
  local f = call('HMGET', task, 'status', 'worker', 'incarnation', 'attempt')
  if f[1] == 'RUNNING' and f[2] == worker and f[3] == incarnation and f[4] == attempt then
    call('ZREM', Q .. 'tasks:index:RUNNING', ended_id)
    call('HSET', task, 'status', status, 'finished', ms(t), status == 'COMPLETE' and 'result' or 'error', value)
    call('HDEL', task, 'incarnation')
    call('ZADD', Q .. 'tasks:index:' .. status, ms(t), ended_id)
    call('HDEL', tasks, worker)
    ended(ended_id)
    finish = 'OK'
  elseif f[1] == status and f[2] == worker and f[4] == attempt then
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
  local f = call('HMGET', Q .. 'tasks:' .. id, 'attempt', 'work', 'envir')
  return { finish, id, f[1], f[2] or call('GET', Q .. 'tasks:' .. id .. ':body'), f[3] or '' }
end

-- A claim whose answer was lost is handed out again.
local holding = held(worker)
if #holding > 0 then
  return give(holding[1])
end

local paused = call('HGET', Q .. 'workers:status', worker) == 'PAUSED'
if claim == '1' and not paused and call('LLEN', Q .. 'workers:' .. worker .. ':message') == 0 then
  local id = call('LPOP', Q .. 'queue:default')
  while id and call('EXISTS', Q .. 'tasks:' .. id) == 0 do
    id = call('LPOP', Q .. 'queue:default')
  end
  if id then
    local task = Q .. 'tasks:' .. id
    call('HINCRBY', task, 'attempt', 1)
    call('HSET', task, 'status', 'RUNNING', 'worker', worker, 'incarnation', incarnation, 'started', ms(t))
    call('ZADD', Q .. 'tasks:index:RUNNING', ms(t), id)
    call('HSET', tasks, worker, id)
    call('HSET', Q .. 'workers:status', worker, 'BUSY')
    ring('default')
    return give(id)
  end
end
ring('default')
if not paused then
  call('HSET', Q .. 'workers:status', worker, 'IDLE')
end
return { finish }
