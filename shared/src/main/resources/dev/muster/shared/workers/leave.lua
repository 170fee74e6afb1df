-- Leaves in order. ARGV: worker, incarnation. Gives 1, or 0 when another process holds the name.
local worker, incarnation = unpack(ARGV)
if call('HGET', Q .. 'workers:incarnation', worker) ~= incarnation
    or call('SISMEMBER', Q .. 'workers:name', worker) == 0 then
  return 0
end
local t = now()
gone(worker)
call('DEL', Q .. 'workers:' .. worker .. ':message')
orphan_all(worker, t, true)
call('HSET', Q .. 'workers:status', worker, 'EXITED')
call('ZADD', Q .. 'workers:changed', ms(t), worker)
ring_all()
return 1
