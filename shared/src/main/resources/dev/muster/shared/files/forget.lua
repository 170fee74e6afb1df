-- Deletes a content. ARGV: sha256, chunks that a content has at the most. The entry goes last, and
-- all of it may be done when memory is full.
for i = 0, tonumber(ARGV[2]) - 1 do
  call('DEL', Q .. 'files:' .. ARGV[1] .. ':' .. i)
end
return call('HDEL', Q .. 'files', ARGV[1])
