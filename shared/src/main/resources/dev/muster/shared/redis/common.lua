-- What all scripts share. KEYS[1] is Q:protocol; Q below is "queue:".
local Q = string.sub(KEYS[1], 1, -9)
local call = redis.call

-- Redis' clock in whole ms. A Lua number; write it with ms(), for tostring gives 1.79e+12.
local function now()
  local t = call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function ms(t)
  return string.format('%.0f', t)
end

-- One token at most: something in this queue can be claimed.
local function ring(name)
  if call('LLEN', Q .. 'queue:' .. name) > 0 then
    if call('LLEN', Q .. 'bell:' .. name) == 0 then
      call('LPUSH', Q .. 'bell:' .. name, '1')
    end
  else
    call('DEL', Q .. 'bell:' .. name)
  end
end

-- Ids that a worker holds, separated by spaces.
local function held(worker)
  local ids = {}
  for id in string.gmatch(call('HGET', Q .. 'workers:task', worker) or '', '%S+') do
    ids[#ids + 1] = id
  end
  return ids
end

-- Tells everybody who waits for a task that it has ended.
local function ended(id)
  local waiters = Q .. 'tasks:' .. id .. ':waiters'
  for _, client in ipairs(call('SMEMBERS', waiters)) do
    call('RPUSH', Q .. 'waits:' .. client, id)
    call('EXPIRE', Q .. 'waits:' .. client, 60)
  end
  call('DEL', waiters)
end

-- Where a task waits: what any worker runs, or what only those run that may run commands.
local function queue_of(task)
  return call('HGET', task, 'queue') or 'default'
end

local function ring_all()
  ring('default')
  ring('commands')
end

local function logline(worker, command, message)
  call('XADD', Q .. 'workers:' .. worker .. ':log', 'NOMKSTREAM', '*', 'command', command, 'message', message)
end

local MOST_ATTEMPTS = 3

-- Gives back what a lost worker ran: to the head of its queue, or, after the last attempt, as DIED.
local function orphan(worker, id, t)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'status', 'worker', 'attempt')
  if f[1] ~= 'RUNNING' or f[2] ~= worker then
    return
  end
  call('ZREM', Q .. 'tasks:index:RUNNING', id)
  if tonumber(f[3]) >= MOST_ATTEMPTS then
    call('HSET', task, 'status', 'DIED', 'finished', ms(t), 'error',
      '{"type":"WorkerLost","message":"the worker was lost while it ran this, ' .. f[3] .. ' times","trace":[]}')
    call('ZADD', Q .. 'tasks:index:DIED', ms(t), id)
    ended(id)
  else
    call('HDEL', task, 'status', 'worker', 'incarnation', 'started')
    local queue = queue_of(task)
    call('LPUSH', Q .. 'queue:' .. queue, id)
    ring(queue)
    logline(worker, 'REQUEUE', id)
  end
end

-- No longer among the live.
local function gone(worker)
  call('SREM', Q .. 'workers:name', worker)
  call('SREM', Q .. 'workers:commands', worker)
  call('ZREM', Q .. 'workers:deadline', worker)
  call('HDEL', Q .. 'workers:suspect', worker)
end

-- Marks a worker as gone for good and gives back its tasks.
local function lose(worker, t)
  gone(worker)
  call('HSET', Q .. 'workers:status', worker, 'LOST')
  call('ZADD', Q .. 'workers:changed', ms(t), worker)
  for _, id in ipairs(held(worker)) do
    orphan(worker, id, t)
  end
  call('HDEL', Q .. 'workers:task', worker)
end

-- Forgets a worker that left or was lost long ago.
local function forget(worker)
  for _, hash in ipairs({ 'status', 'info', 'task', 'incarnation', 'period', 'vitals', 'suspect' }) do
    call('HDEL', Q .. 'workers:' .. hash, worker)
  end
  call('ZREM', Q .. 'workers:heartbeat', worker)
  call('ZREM', Q .. 'workers:deadline', worker)
  call('ZREM', Q .. 'workers:changed', worker)
  for _, key in ipairs({ 'message', 'response', 'log', 'output', 'envir', 'signal' }) do
    call('DEL', Q .. 'workers:' .. worker .. ':' .. key)
  end
end

local KEEP = 7 * 24 * 3600 * 1000

-- Once a second at most: who is overdue is noted, and lost if it still is one of its own periods
-- later, so that a sleep of Redis or of its machine kills nobody.
local function sweep(t)
  if not call('SET', Q .. 'workers:swept', ms(t), 'NX', 'PX', 1000) then
    return
  end
  local overdue = call('ZRANGEBYSCORE', Q .. 'workers:deadline', '-inf', '(' .. ms(t), 'LIMIT', 0, 1000)
  for _, worker in ipairs(overdue) do
    local seen = call('HGET', Q .. 'workers:suspect', worker)
    if not seen then
      call('HSET', Q .. 'workers:suspect', worker, ms(t))
    elseif t - tonumber(seen) >= tonumber(call('HGET', Q .. 'workers:period', worker) or '30000') then
      lose(worker, t)
    end
  end
  for _, worker in ipairs(call('ZRANGEBYSCORE', Q .. 'workers:changed', '-inf', '(' .. ms(t - KEEP), 'LIMIT', 0, 100)) do
    if call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
      forget(worker)
    end
  end
end
