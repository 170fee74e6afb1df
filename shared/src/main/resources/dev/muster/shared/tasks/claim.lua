-- Ends tasks, gives back those that were claimed and not begun, and claims the next, in one step.
-- ARGV: worker, incarnation, lists to claim from separated by spaces, how many to claim at most, ids of the tasks it goes on
-- with separated by spaces; then for each task that it is done with: id, attempt, status | 'BACK', result or error, the last
-- of its output or ''.
-- Gives {'OK', or 'GONE' when this process doesn't hold its name, {for each that ended 1 if that counts | 0}, ms until the next is
-- due or '', 1 if a message waits | 0}, and then for each task to run {id, attempt, work, environment, timeout ms, 1 if at most
-- once, 1 if nothing is claimed beside it}.
local worker, incarnation, lists, most, going = unpack(ARGV, 1, 5)
most = tonumber(most)
local t, stamp = now()
local holder = call('HGET', Q .. 'workers:incarnation', worker) == incarnation
    and call('SISMEMBER', Q .. 'workers:name', worker) == 1

local counts, back, done = {}, {}, {}
local running, complete, waiters = {}, {}, {}
for i = 6, #ARGV, 5 do
  waiters[#waiters + 1] = Q .. 'tasks:' .. ARGV[i] .. ':waiters'
end
local waited = #waiters == 1 or #waiters > 1 and call('EXISTS', unpack(waiters)) > 0
local even = 0
for i = 6, #ARGV, 5 do
  local id, attempt, status, value, output = unpack(ARGV, i, i + 4)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'status', 'worker', 'incarnation', 'attempt', 'cancel')
  local counted = 1
  if f[1] == 'RUNNING' and f[2] == worker and f[3] == incarnation and f[4] == attempt then
    done[id] = true
    running[#running + 1] = id
    if status == 'COMPLETE' then
      call('HSET', task, 'status', status, 'finished', stamp, 'result', value)
      call('HDEL', task, 'incarnation', 'cancel')
      complete[#complete + 1] = stamp
      complete[#complete + 1] = id
      if waited then
        ended(id)
      end
    elseif status == 'ORPHAN' then
      -- Its worker stood still for so long that its code gave up.
      orphan(worker, id, t, false)
    elseif status == 'BACK' and f[5] then
      fail(id, 'CANCELLED', t, 'Cancelled', 'it was cancelled before it began')
    elseif status == 'BACK' then
      back[#back + 1] = id
    else
      call('HSET', task, 'error', value)
      if output ~= '' then
        call('HSET', task, 'output', output)
      end
      if status == 'CANCELLED' or not retry(id, status, t) then
        finish_as(id, status, t)
      end
    end
    if id % 20 == 0 then
      even = even + 1
    end
  elseif f[1] ~= status and f[1] ~= 'DEFERRED' or f[2] ~= worker or f[4] ~= attempt then
    counted = 0
  end
  if status ~= 'BACK' then
    counts[#counts + 1] = counted
  end
end
if #running > 0 then
  call('ZREM', Q .. 'tasks:index:RUNNING', unpack(running))
end
if #complete > 0 then
  call('ZADD', Q .. 'tasks:index:COMPLETE', unpack(complete))
end
-- The one that was to be begun first comes to stand first again.
for i = #back, 1, -1 do
  local task = Q .. 'tasks:' .. back[i]
  if call('HINCRBY', task, 'attempt', -1) == 0 then
    call('HDEL', task, 'attempt')
  end
  wait_again(back[i], 'LPUSH')
end
-- Twice as many as end, for no sweep keeps up with a busy queue that keeps them for minutes.
if even > 0 then
  expire_all(t, 40 * even)
end

if not holder then
  return { 'GONE', counts }
end

local goes_on = {}
for id in string.gmatch(going, '%S+') do
  goes_on[id] = true
end
local keep, lost = {}, {}
local had = held(worker)
for _, id in ipairs(had) do
  if not done[id] then
    keep[#keep + 1] = id
    if not goes_on[id] then
      lost[#lost + 1] = id
    end
  end
end
local before = #keep

-- What is due goes back on its list.
local due = call('ZRANGE', Q .. 'schedule', 0, 0, 'WITHSCORES')
if due[2] and tonumber(due[2]) <= t then
  for _, id in ipairs(call('ZRANGEBYSCORE', Q .. 'schedule', '-inf', stamp, 'LIMIT', 0, 100)) do
    call('ZREM', Q .. 'schedule', id)
    call('ZREM', Q .. 'tasks:index:DEFERRED', id)
    wait_again(id, 'RPUSH')
  end
  due = call('ZRANGE', Q .. 'schedule', 0, 0, 'WITHSCORES')
end

local paused = call('HGET', Q .. 'workers:status', worker) == 'PAUSED'
local message = call('LLEN', Q .. 'workers:' .. worker .. ':message') > 0
local answer = { 'OK', counts, due[2] and ms(math.max(0, due[2] - t)) or '', message and 1 or 0 }
local bytes = 0

local function alone(list, once, losses)
  return list ~= 'default' or once or tonumber(losses or '0') > 0
end

local function give(list, id, attempt, work, environment, timeout, once, losses)
  work = work or call('GET', Q .. 'tasks:' .. id .. ':body') or ''
  bytes = bytes + #work
  answer[#answer + 1] = {
    id, attempt, work, environment or '', timeout or '', once or '', alone(list, once, losses) and '1' or '',
  }
end

-- A claim whose answer was lost is handed out again.
for _, id in ipairs(lost) do
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'attempt', 'work', 'envir', 'timeout', 'once', 'lost')
  give(queue_of(task), id, f[1], f[2], f[3], f[4], f[5], f[6])
end

local can = most > 0 and #lost == 0 and not paused and not message
local passed = 0

-- Finds the first in a list that waits. Those that don't wait any more are passed over, 1,000 at the most.
local function look(list)
  while not list.head and passed <= 1000 do
    local id = list.ids[list.at]
    if not id then
      list.ids = call('LRANGE', list.key, list.taken, list.taken + most - 1)
      list.at = 1
      id = list.ids[1]
      if not id then
        return
      end
    end
    local task = Q .. 'tasks:' .. id
    local f = call('HMGET', task, 'submitted', 'status', 'attempt', 'work', 'envir', 'timeout', 'once', 'lost')
    if f[1] and not f[2] then
      list.head, list.fields = id, f
      return
    end
    passed = passed + 1
    if passed <= 1000 then
      list.at, list.taken = list.at + 1, list.taken + 1
      call('HDEL', task, 'listed')
      unskip(list.name)
    end
  end
end

if can then
  local from, started = {}, {}
  for name in string.gmatch(lists, '%S+') do
    from[#from + 1] = { name = name, key = Q .. 'queue:' .. name, ids = {}, at = 1, taken = 0 }
  end
  -- Of the lists' heads the one that was enqueued first; as many as fit into one answer.
  while #keep - before < most and bytes < 262144 do
    local first
    for _, list in ipairs(from) do
      look(list)
      if list.head and (not first or tonumber(list.head) < tonumber(first.head)) then
        first = list
      end
    end
    if not first or passed > 1000 then
      break
    end
    local id, f = first.head, first.fields
    local single = alone(first.name, f[7], f[8])
    if single and #keep > 0 then
      break
    end
    local attempt = tonumber(f[3] or '0') + 1
    first.head, first.at, first.taken = nil, first.at + 1, first.taken + 1
    call('HSET', Q .. 'tasks:' .. id, 'status', 'RUNNING', 'worker', worker, 'incarnation', incarnation,
      'started', stamp, 'attempt', attempt)
    started[#started + 1] = stamp
    started[#started + 1] = id
    keep[#keep + 1] = id
    give(first.name, id, attempt, f[4], f[5], f[6], f[7], f[8])
    if single then
      break
    end
  end
  if #started > 0 then
    call('ZADD', Q .. 'tasks:index:RUNNING', unpack(started))
  end
  for _, list in ipairs(from) do
    if list.taken > 0 then
      call('LTRIM', list.key, list.taken, -1)
    end
  end
end

if #keep > before or next(done) then
  if #keep > 0 then
    call('HSET', Q .. 'workers:task', worker, table.concat(keep, ' '))
  else
    call('HDEL', Q .. 'workers:task', worker)
  end
  if keep[1] ~= had[1] then
    call('ZADD', Q .. 'workers:changed', stamp, worker)
  end
end
for name in string.gmatch(lists, '%S+') do
  ring(name, due[2] ~= nil)
end
if due[2] and (not can or #keep > 0) then
  tell_of_due()
end
if #keep > before then
  call('HSET', Q .. 'workers:status', worker, 'BUSY')
elseif #keep == 0 and not paused then
  call('HSET', Q .. 'workers:status', worker, 'IDLE')
end
return answer
