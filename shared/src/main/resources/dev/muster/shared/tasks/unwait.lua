-- Gives up waiting. ARGV: id, client.
call('SREM', Q .. 'tasks:' .. ARGV[1] .. ':waiters', ARGV[2])
call('DEL', Q .. 'waits:' .. ARGV[2])
return 1
