/** What is kept on the phone (IndexedDB): findings, photos and patrols with their state, the person, and the blobs of photos. */

export type State = 'draft' | 'waiting' | 'sending' | 'refused' | 'sent'
export type Kind = 'finding' | 'photo' | 'patrol'

export interface Item {
  id: string
  kind: Kind
  /** User name of who recorded it: never shown to, or sent as, another person on the same phone. */
  owner: string
  state: State
  /** Sent in this order. */
  order: number
  /** Idempotency key: made when the item begins to wait, kept until the body changes. */
  key: string
  /** The finding of a photo. */
  parent?: string
  fields: Record<string, string>
  message?: string
  /** Id that the server gave. */
  serverId?: string
  /** What the server says it holds. */
  serverHash?: string
  sentAt?: number
}

export interface Person { userName: string, displayName: string, unit: string }

const name = 'field', version = 1
let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  return opened ??= new Promise((done, fail) => {
    const request = indexedDB.open(name, version)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('items', { keyPath: 'id' })
      request.result.createObjectStore('blobs')
      request.result.createObjectStore('meta')
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error)
  })
}

/** Runs in one transaction over the stores; done when it is on the disk. */
async function run<T>(mode: IDBTransactionMode, work: (t: IDBTransaction) => IDBRequest<T> | void): Promise<T> {
  const transaction = (await open()).transaction(['items', 'blobs', 'meta'], mode, { durability: 'strict' })
  const request = work(transaction)
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done((request ? request.result : undefined) as T)
    transaction.onabort = transaction.onerror = () => fail(transaction.error ?? request?.error)
  })
}

export const allItems = (): Promise<Item[]> => run('readonly', t => t.objectStore('items').getAll() as IDBRequest<Item[]>)
export const getBlob = (key: string): Promise<Blob | undefined> => run('readonly', t => t.objectStore('blobs').get(key) as IDBRequest<Blob | undefined>)
export const getPerson = (): Promise<Person | undefined> => run('readonly', t => t.objectStore('meta').get('person') as IDBRequest<Person | undefined>)
export const putPerson = (person: Person): Promise<unknown> => run('readwrite', t => t.objectStore('meta').put(person, 'person'))

/** Writes items, and blobs by key (undefined removes one), all or none. */
export function put(items: Item[], blobs: Record<string, Blob | undefined> = {}): Promise<unknown> {
  return run('readwrite', t => {
    for (const item of items) t.objectStore('items').put(item)
    for (const [key, blob] of Object.entries(blobs)) {
      if (blob) t.objectStore('blobs').put(blob, key)
      else t.objectStore('blobs').delete(key)
    }
  })
}

/** Forgets items that were never sent, with their blobs: the person threw them away. */
export function remove(items: Item[]): Promise<unknown> {
  return run('readwrite', t => {
    for (const item of items) {
      t.objectStore('items').delete(item.id)
      for (const part of ['original', 'wire', 'small']) t.objectStore('blobs').delete(`${item.id}:${part}`)
    }
  })
}

let last = 0
/** Ever growing, also when two are made in one millisecond. */
export function nextOrder(): number {
  last = Math.max(last + 1, Date.now())
  return last
}
