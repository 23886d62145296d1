-- SPDX-FileCopyrightText: 2026 The Planothèque contributors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- For wrk: asks for the targets of the file that PLANO_MIX names, one a line, in turn; "{n}" in them
-- is a number that comes again after a thousand. Every third request that could be answered 304 asks
-- for that. Prints one line of JSON.

local targets, threads = {}, {}
local n, last_etag, last_target = 0, nil, nil

function setup(thread)
  thread:set("first", #threads * 500)
  table.insert(threads, thread)
end

function init(arguments)
  ok, unchanged, busy, busy_without_wait, other = 0, 0, 0, 0, 0
  n = first
  for line in io.lines(os.getenv("PLANO_MIX")) do table.insert(targets, line) end
end

function request()
  n = n + 1
  local headers = { ["Accept-Encoding"] = "gzip" }
  if n % 3 == 0 and last_etag then headers["If-None-Match"] = last_etag end
  local target = targets[n % #targets + 1]:gsub("{n}", tostring(n % 1000))
  return wrk.format("GET", target, headers)
end

function response(status, headers)
  last_etag = headers["ETag"] or last_etag
  if status == 200 then ok = ok + 1
  elseif status == 304 then unchanged = unchanged + 1
  elseif status == 503 then
    busy = busy + 1
    if not headers["Retry-After"] then busy_without_wait = busy_without_wait + 1 end
  else other = other + 1 end
end

function done(summary, latency)
  local sums = {}
  for _, name in ipairs({ "ok", "unchanged", "busy", "busy_without_wait", "other" }) do
    sums[name] = 0
    for _, thread in ipairs(threads) do sums[name] = sums[name] + thread:get(name) end
  end
  local errors = summary.errors
  print(string.format(
    'RESULT {"ok":%d,"unchanged":%d,"busy":%d,"busy_without_wait":%d,"other":%d,"connect":%d,' ..
    '"read":%d,"write":%d,"timeout":%d,"seconds":%.1f,"p50_ms":%.1f,"p99_ms":%.1f}',
    sums.ok, sums.unchanged, sums.busy, sums.busy_without_wait, sums.other, errors.connect,
    errors.read, errors.write, errors.timeout, summary.duration / 1e6,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3))
end
