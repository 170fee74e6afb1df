-- Takes a pack off the list, and deletes those of its contents that no other pack and no
-- environment names. ARGV: id, sha256... Gives how many were deleted; nothing if the pack wasn't
-- there. Begins by removing, so that it passes when memory is full.
if call('XDEL', Q .. 'packs', ARGV[1]) == 0 then
  return false
end

local named = {}
local function note(document)
  for hex in string.gmatch(document, '%x+') do
    if #hex == 64 then
      named[hex] = true
    end
  end
end

local from = '-'
repeat
  local some = call('XRANGE', Q .. 'packs', from, '+', 'COUNT', 50)
  for _, entry in ipairs(some) do
    from = '(' .. entry[1]
    for _, value in ipairs(entry[2]) do
      note(value)
    end
  end
until #some < 50
for _, document in ipairs(call('HVALS', Q .. 'envirs')) do
  note(document)
end

local deleted = 0
for i = 2, #ARGV do
  if not named[ARGV[i]] then
    local chunk = 0
    while call('DEL', Q .. 'files:' .. ARGV[i] .. ':' .. chunk) == 1 do
      chunk = chunk + 1
    end
    deleted = deleted + call('HDEL', Q .. 'files', ARGV[i])
  end
end
return deleted
