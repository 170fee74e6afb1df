-- What all scripts share. KEYS[1] is Q:protocol; Q below is "queue:".
local Q = string.sub(KEYS[1], 1, -9)
-- Numbers are given to it as text where that is known: to write one takes longer than most commands.
local call = redis.call

-- Redis' clock in whole ms: a Lua number, and as it is written. Write others with ms(), for tostring gives 1.79e+12.
local function now()
  local t = call('TIME')
  local text = t[1] .. string.sub('00000' .. t[2], -6, -4)
  return tonumber(text), text
end

local function ms(t)
  return string.format('%.0f', t)
end

local function token(name)
  if call('LLEN', Q .. 'bell:' .. name) == 0 then
    call('LPUSH', Q .. 'bell:' .. name, '1')
  end
end

-- One token at most: something in this queue can be claimed. What tells of a task that is due later stays. The caller may
-- know whether there is one, and whether anything waits.
local function ring(name, due, waits)
  if waits or waits == nil and call('LLEN', Q .. 'queue:' .. name) > 0 then
    token(name)
  elseif due == false or due == nil and call('EXISTS', Q .. 'schedule') == 0 then
    call('DEL', Q .. 'bell:' .. name)
  end
end

-- Somebody who is idle has to know when the next task is due, whoever else knew it.
local function tell_of_due()
  if call('EXISTS', Q .. 'schedule') == 1 then
    token('default')
    token('commands')
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

-- Tells those who wait for a task that it has ended: one client, or those in its set for '+'.
local function tell(id, waiter)
  local clients = waiter == '+' and call('SPOP', Q .. 'tasks:' .. id .. ':waiters', '1000000') or { waiter }
  for _, client in ipairs(clients) do
    call('RPUSH', Q .. 'waits:' .. client, id)
    call('EXPIRE', Q .. 'waits:' .. client, '60')
  end
end

local function ended(id)
  local task = Q .. 'tasks:' .. id
  local waiter = call('HGET', task, 'waiter')
  if waiter then
    call('HDEL', task, 'waiter')
    tell(id, waiter)
  end
end

-- Where a task waits: what any worker runs, or what only those run that may run commands.
local function queue_of(task)
  return call('HGET', task, 'queue') or 'default'
end

local function ring_all()
  ring('default')
  ring('commands')
  tell_of_due()
end

-- So many ids fewer in a list that are there and don't wait.
local function unskip(list, ids)
  if call('HINCRBY', Q .. 'tasks:skipped', list, -ids) < 1 then
    call('HDEL', Q .. 'tasks:skipped', list)
  end
end

local function logline(worker, command, message)
  call('XADD', Q .. 'workers:' .. worker .. ':log', 'NOMKSTREAM', '*', 'command', command, 'message', message)
end

-- A task has ended for good.
local function finish_as(id, status, t)
  local task = Q .. 'tasks:' .. id
  call('HDEL', task, 'incarnation', 'cancel')
  call('HSET', task, 'status', status, 'finished', ms(t))
  call('ZADD', Q .. 'tasks:index:' .. status, ms(t), id)
  ended(id)
end

local function fail(id, status, t, kind, message)
  call('HSET', Q .. 'tasks:' .. id, 'error', '{"type":"' .. kind .. '","message":"' .. message .. '","trace":[]}')
  finish_as(id, status, t)
end

local LONGEST_ERROR = 8192

-- Keeps how an attempt ended before it is forgotten; of a long error its beginning.
local function remember(id, status, t)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'attempt', 'worker', 'started', 'error')
  local err = f[4]
  if err and #err > LONGEST_ERROR then
    local fine, read = pcall(cjson.decode, err)
    err = cjson.encode({
      type = fine and tostring(read.type) or 'Error',
      message = string.sub(fine and tostring(read.message) or '', 1, 1000),
    })
  end
  call('RPUSH', task .. ':attempts', '{"attempt":' .. (f[1] or '0') .. ',"status":"' .. status .. '","worker":'
    .. cjson.encode(f[2] or '') .. ',"started":' .. (f[3] or ms(t)) .. ',"finished":' .. ms(t)
    .. (err and ',"error":' .. err or '') .. '}')
  call('LTRIM', task .. ':attempts', -100, -1)
end

-- 1, 2, 4 … s and at most 10 minutes, a quarter more or less so that what failed together doesn't come back together.
local function pause(failed, id)
  local spread = (call('TIME')[2] + id * 7919) % 1000 / 2000
  return math.floor(math.min(600000, 1000 * 2 ^ (failed - 1)) * (0.75 + spread))
end

-- Has a task that failed begun again later, if it has retries left.
local function retry(id, status, t)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'retries', 'failed', 'cancel')
  local failed = tonumber(f[2] or '0') + 1
  if f[3] or failed > tonumber(f[1] or '0') then
    return false
  end
  remember(id, status, t)
  call('HDEL', task, 'incarnation', 'started', 'error', 'output')
  call('HSET', task, 'status', 'DEFERRED', 'failed', failed)
  call('ZADD', Q .. 'tasks:index:DEFERRED', ms(t), id)
  call('ZADD', Q .. 'schedule', ms(t + pause(failed, id)), id)
  return true
end

-- Puts a task on its list again; without a command to push it with, it is there.
local function wait_again(id, push)
  local task = Q .. 'tasks:' .. id
  local list = queue_of(task)
  call('HDEL', task, 'status', 'worker', 'incarnation', 'started', 'finished', 'result', 'error', 'output', 'cancel')
  if push then
    call(push, Q .. 'queue:' .. list, id)
  end
  ring(list)
end

local MOST_LOSSES = 3

-- What becomes of a task whose worker was lost, or left.
local function orphan(worker, id, t, left)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'status', 'worker', 'cancel', 'once', 'retries', 'lost')
  if f[1] ~= 'RUNNING' or f[2] ~= worker then
    return
  end
  call('ZREM', Q .. 'tasks:index:RUNNING', id)
  local lost = tonumber(f[6] or '0') + (left and 0 or 1)
  if f[3] then
    fail(id, 'CANCELLED', t, 'Cancelled', 'it was cancelled, and then its worker was lost')
  elseif f[4] then
    fail(id, 'DIED', t, 'WorkerLost', 'its worker was lost while it ran, and it runs at most once')
  elseif lost > math.max(MOST_LOSSES, tonumber(f[5] or '0')) then
    call('ZADD', Q .. 'tasks:poison', ms(t), id)
    fail(id, 'DIED', t, 'Poison', 'its worker was lost while it ran this, ' .. lost .. ' times: it is set apart')
  else
    remember(id, 'ORPHAN', t)
    if lost > 0 then
      call('HSET', task, 'lost', lost)
    end
    wait_again(id, 'LPUSH')
    logline(worker, 'REQUEUE', id)
  end
end

-- Deletes a task and whatever belongs to it.
local function drop(id)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'status', 'queue', 'group')
  if f[1] then
    call('ZREM', Q .. 'tasks:index:' .. f[1], id)
    call('ZREM', Q .. 'schedule', id)
    call('ZREM', Q .. 'tasks:poison', id)
  else
    -- Its id stays in the list until a claim passes over it.
    call('HINCRBY', Q .. 'tasks:skipped', f[2] or 'default', 1)
  end
  if f[3] then
    call('ZREM', Q .. 'group:' .. f[3], id)
  end
  ended(id)
  call('DEL', task, task .. ':body', task .. ':attempts')
end

-- No longer among the live.
local function gone(worker)
  call('SREM', Q .. 'workers:name', worker)
  call('SREM', Q .. 'workers:commands', worker)
  call('ZREM', Q .. 'workers:deadline', worker)
  call('HDEL', Q .. 'workers:suspect', worker)
end

-- Gives back all tasks of a worker, so that the one that it began first comes to stand first again.
local function orphan_all(worker, t, left)
  local ids = held(worker)
  for i = #ids, 1, -1 do
    orphan(worker, ids[i], t, left)
  end
  call('HDEL', Q .. 'workers:task', worker)
end

-- Marks a worker as gone for good and gives back its tasks.
local function lose(worker, t)
  gone(worker)
  call('HSET', Q .. 'workers:status', worker, 'LOST')
  call('ZADD', Q .. 'workers:changed', ms(t), worker)
  orphan_all(worker, t, false)
  tell_of_due()
end

-- Forgets a worker that left or was lost long ago.
local function forget(worker)
  for _, hash in ipairs({ 'status', 'info', 'task', 'incarnation', 'period', 'vitals', 'suspect' }) do
    call('HDEL', Q .. 'workers:' .. hash, worker)
  end
  call('ZREM', Q .. 'workers:heartbeat', worker)
  call('ZREM', Q .. 'workers:deadline', worker)
  call('ZREM', Q .. 'workers:changed', worker)
  call('ZREM', Q .. 'workers:introduced', worker)
  for _, key in ipairs({ 'message', 'response', 'log', 'output', 'envir', 'signal' }) do
    call('DEL', Q .. 'workers:' .. worker .. ':' .. key)
  end
end

local DAY = 24 * 3600 * 1000

-- Deletes tasks that came to such an end long ago, so many at the most.
local function expire(status, t, most)
  local well = status == 'COMPLETE' or status == 'CANCELLED'
  local keep = call('HGET', Q .. 'retention', well and 'complete' or 'failed')
  local before = t - (tonumber(keep or '') or (well and 7 or 30) * DAY)
  for _, id in ipairs(call('ZRANGEBYSCORE', Q .. 'tasks:index:' .. status, '-inf', ms(before), 'LIMIT', 0, most)) do
    drop(id)
  end
end

local function expire_all(t, most)
  for _, status in ipairs({ 'COMPLETE', 'CANCELLED', 'ERROR', 'TIMEOUT', 'DIED', 'IMPOSSIBLE' }) do
    expire(status, t, most)
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
  expire_all(t, 500)
end
