/** Serves the field page without a network: the page and the files that it names, nothing else. Data and every other page always come from the server. */

interface Worker extends EventTarget { skipWaiting(): Promise<void>, clients: { claim(): Promise<void> }, location: Location }
interface Extendable extends Event { waitUntil(work: Promise<unknown>): void }
interface FetchEvent extends Extendable { request: Request, respondWith(response: Promise<Response>): void }

const worker = self as unknown as Worker
const page = '/field', cacheName = 'field'

/** Fetches the page and what it names; the page is put last, so that a kept page never lacks its files. */
async function refresh(): Promise<void> {
  const response = await fetch(page, { cache: 'no-cache', redirect: 'error' })
  if (!response.ok) return
  const html = await response.clone().text()
  const files = [...html.matchAll(/(?:href|src)="(\/(?:dist\/|field\.|icon-|favicon)[^"#]+)/g)].map(m => m[1])
  const cache = await caches.open(cacheName)
  const known = new Set((await cache.keys()).map(r => new URL(r.url).pathname))
  await cache.addAll([...new Set(files)].filter(f => !known.has(f)))
  await cache.put(page, response)
  for (const old of [...known].filter(k => k !== page && !files.includes(k))) await cache.delete(old)
}

worker.addEventListener('install', event => (event as Extendable).waitUntil(refresh().then(() => worker.skipWaiting())))
worker.addEventListener('activate', event => (event as Extendable).waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', raw => {
  const event = raw as FetchEvent
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== worker.location.origin) return
  if (url.pathname === page) {
    const renewed = refresh().catch(() => undefined)
    event.waitUntil(renewed)
    event.respondWith(caches.match(page).then(kept => kept ?? fetch(event.request)))
  } else if (!url.pathname.startsWith('/api/')) {
    event.respondWith(caches.match(event.request, { ignoreVary: true }).then(kept => kept ?? fetch(event.request)))
  }
})
