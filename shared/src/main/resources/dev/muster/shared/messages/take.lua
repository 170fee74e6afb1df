-- Fetches and deletes the answers of some workers to one message, all or none. ARGV: id, workers…
-- Gives {'OK', documents…}, or {'MISSING', workers…}.
local missing, found = { 'MISSING' }, { 'OK' }
for i = 2, #ARGV do
  local document = call('HGET', Q .. 'workers:' .. ARGV[i] .. ':response', ARGV[1])
  if document then
    found[#found + 1] = document
  else
    missing[#missing + 1] = ARGV[i]
  end
end
if #missing > 1 then
  return missing
end
for i = 2, #ARGV do
  call('HDEL', Q .. 'workers:' .. ARGV[i] .. ':response', ARGV[1])
end
return found
