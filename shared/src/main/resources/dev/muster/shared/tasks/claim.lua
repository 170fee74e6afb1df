-- Ends tasks, gives back those that were claimed and not begun, and claims the next, in one step.
-- ARGV: worker, incarnation, lists to claim from separated by spaces, how many to claim at most, ids of the tasks it goes on
-- with separated by spaces; then for each task that it is done with: id, attempt, status | 'BACK', result or error, the last
-- of its output or ''.
-- Gives a text of parts with a NUL between two: 'OK', or 'GONE' when this process doesn't hold its name; for each that ended 1 if
-- that counts | 0, in one part; ms until the next is due or ''; 1 if a message waits | 0; and then for each task to run: id, attempt,
-- work, environment, timeout ms, 1 if at most once, 1 if nothing is claimed beside it, the last four '' for none. One text, for of
-- lists in a list Redis 6.2 sends each part by itself.
-- What few steps need is made by those alone.
local function seldom()
  return {
    orphan = orphan, fail = fail, retry = retry, finish_as = finish_as, wait_again = wait_again, expire_all = expire_all,
    unskip = unskip, tell_of_due = tell_of_due,
  }
end

local worker, incarnation, lists, most, going = unpack(ARGV, 1, 5)
local t, stamp = now()
local holder = call('HGET', Q .. 'workers:incarnation', worker) == incarnation
    and call('SISMEMBER', Q .. 'workers:name', worker) == 1

local counts, back, done, running, complete = {}, {}, {}, {}, {}
local even = 0
for i = 6, #ARGV, 5 do
  local id, attempt, status, value, output = unpack(ARGV, i, i + 4)
  local task = Q .. 'tasks:' .. id
  local f = call('HMGET', task, 'status', 'worker', 'incarnation', 'attempt', 'cancel', 'waiter')
  local counted = '1'
  if f[1] == 'RUNNING' and f[2] == worker and f[3] == incarnation and f[4] == attempt then
    done[id] = true
    running[#running + 1] = id
    if status == 'COMPLETE' then
      call('HSET', task, 'status', status, 'finished', stamp, 'result', value)
      call('HDEL', task, 'incarnation', 'cancel', 'waiter')
      complete[#complete + 1] = stamp
      complete[#complete + 1] = id
      if f[6] then
        tell(id, f[6])
      end
    elseif status == 'ORPHAN' then
      -- Its worker stood still for so long that its code gave up.
      seldom().orphan(worker, id, t, false)
    elseif status == 'BACK' and f[5] then
      seldom().fail(id, 'CANCELLED', t, 'Cancelled', 'it was cancelled before it began')
    elseif status == 'BACK' then
      back[#back + 1] = id
    else
      call('HSET', task, 'error', value)
      if output ~= '' then
        call('HSET', task, 'output', output)
      end
      if status == 'CANCELLED' or not seldom().retry(id, status, t) then
        seldom().finish_as(id, status, t)
      end
    end
    if id % 20 == 0 then
      even = even + 1
    end
  elseif f[1] ~= status and f[1] ~= 'DEFERRED' or f[2] ~= worker or f[4] ~= attempt then
    counted = '0'
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
  seldom().wait_again(back[i], 'LPUSH')
end
-- Twice as many as end, for no sweep keeps up with a busy queue that keeps them for minutes.
if even > 0 then
  seldom().expire_all(t, 40 * even)
end

if not holder then
  return 'GONE\0' .. table.concat(counts)
end

local had = call('HGET', Q .. 'workers:task', worker)
local keep, lost, first_before = {}, {}, had
if had and had ~= running[1] then
  local goes_on = {}
  for id in string.gmatch(going, '%S+') do
    goes_on[id] = true
  end
  first_before = string.match(had, '%S+')
  for id in string.gmatch(had, '%S+') do
    if not done[id] then
      keep[#keep + 1] = id
      if not goes_on[id] then
        lost[#lost + 1] = id
      end
    end
  end
end
local before = #keep

local due, message = nil, false
local messages = Q .. 'workers:' .. worker .. ':message'
if call('EXISTS', Q .. 'schedule', messages) > 0 then
  message = call('LLEN', messages) > 0
  -- What is due goes back on its list.
  for _, id in ipairs(call('ZRANGEBYSCORE', Q .. 'schedule', '-inf', stamp, 'LIMIT', 0, 100)) do
    call('ZREM', Q .. 'schedule', id)
    call('ZREM', Q .. 'tasks:index:DEFERRED', id)
    seldom().wait_again(id, 'RPUSH')
  end
  due = call('ZRANGE', Q .. 'schedule', 0, 0, 'WITHSCORES')[2]
end

local status = call('HGET', Q .. 'workers:status', worker)
local paused = status == 'PAUSED'
local answer = { 'OK', table.concat(counts), due and ms(math.max(0, due - t)) or '', message and '1' or '0' }
local bytes = 0

local function give(id, attempt, work, environment, timeout, once, alone)
  work = work or call('GET', Q .. 'tasks:' .. id .. ':body') or ''
  bytes = bytes + #work
  local n = #answer
  answer[n + 1], answer[n + 2], answer[n + 3], answer[n + 4] = id, attempt, string.gsub(work, '%z', ' '), environment or ''
  answer[n + 5], answer[n + 6], answer[n + 7] = timeout or '', once or '', alone and '1' or ''
end

-- A claim whose answer was lost is handed out again.
for _, id in ipairs(lost) do
  local f = call('HMGET', Q .. 'tasks:' .. id, 'attempt', 'work', 'envir', 'timeout', 'once', 'lost', 'queue')
  give(id, f[1], f[2], f[3], f[4], f[5], f[5] or f[7] or f[6] and f[6] ~= '0')
end

most = tonumber(most)
local can = most > 0 and #lost == 0 and not paused and not message
local passed = 0
local from = {}
for _, name in ipairs({ 'default', 'commands' }) do
  if string.find(lists, name, 1, true) then
    from[#from + 1] = { name = name, key = Q .. 'queue:' .. name, ids = {}, at = 1, taken = 0 }
  end
end

-- Finds the first in a list that waits. Those that don't wait any more are passed over, 1,000 at the most.
local function look(list)
  local over = 0
  while not list.head and passed <= 1000 do
    local id = list.ids[list.at]
    if not id then
      -- One more than it may take, so that it knows whether that is all.
      if list.taken == 0 then
        list.ids = call('LRANGE', list.key, '0', ARGV[4])
      else
        list.ids = call('LRANGE', list.key, list.taken, list.taken + most)
      end
      list.at, list.all = 1, #list.ids <= most
      id = list.ids[1]
      if not id then
        break
      end
    end
    local task = Q .. 'tasks:' .. id
    local f = call('HMGET', task, 'submitted', 'status', 'attempt', 'work', 'envir', 'timeout', 'once', 'lost')
    if f[1] and not f[2] then
      list.head, list.fields = id, f
      break
    end
    passed = passed + 1
    if passed <= 1000 then
      list.at, list.taken, over = list.at + 1, list.taken + 1, over + 1
      call('HDEL', task, 'listed')
    end
  end
  if over > 0 then
    seldom().unskip(list.name, over)
  end
end

if can then
  local started = {}
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
    local alone = first.name ~= 'default' or f[7] or f[8] and f[8] ~= '0'
    if alone and #keep > 0 then
      break
    end
    local attempt = f[3] and f[3] + 1 or '1'
    first.head, first.at, first.taken = nil, first.at + 1, first.taken + 1
    call('HSET', Q .. 'tasks:' .. id, 'status', 'RUNNING', 'worker', worker, 'incarnation', incarnation,
      'started', stamp, 'attempt', attempt)
    started[#started + 1] = stamp
    started[#started + 1] = id
    keep[#keep + 1] = id
    give(id, attempt, f[4], f[5], f[6], f[7], alone)
    if alone then
      break
    end
  end
  if #started > 0 then
    call('ZADD', Q .. 'tasks:index:RUNNING', unpack(started))
  end
  for _, list in ipairs(from) do
    if list.taken == 1 then
      call('LPOP', list.key)
    elseif list.taken > 0 then
      call('LTRIM', list.key, list.taken, '-1')
    end
  end
end

if #keep > before or #running > 0 then
  if #keep > 0 then
    call('HSET', Q .. 'workers:task', worker, table.concat(keep, ' '))
  else
    call('HDEL', Q .. 'workers:task', worker)
  end
  if keep[1] ~= first_before then
    call('ZADD', Q .. 'workers:changed', stamp, worker)
  end
end
for _, list in ipairs(from) do
  local more = list.ids[list.at] ~= nil
  if not more and not list.all then
    more = nil
  end
  ring(list.name, due ~= nil, more)
end
if due and (not can or #keep > 0) then
  seldom().tell_of_due()
end
if #keep > before then
  if status ~= 'BUSY' then
    call('HSET', Q .. 'workers:status', worker, 'BUSY')
  end
elseif #keep == 0 and not paused and status ~= 'IDLE' then
  call('HSET', Q .. 'workers:status', worker, 'IDLE')
end
return table.concat(answer, '\0')
