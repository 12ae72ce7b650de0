import './site.css'

// Everything works without this file. It only saves a reload (countdowns) and a mistaken click (confirmations).

/** Ticks countdowns against the server's legal clock, which may be a simulated one that stands still. */
function tickCountdowns(): void {
  const body = document.body.dataset
  if (!body.now || body.clock === 'simulated') return
  const ahead = Date.parse(body.now) - Date.now()
  const unit = (name: string) => body[name] ?? ''
  const show = (element: HTMLElement) => {
    const left = Number(element.dataset.due) - Date.now() - ahead
    const minutes = Math.floor(Math.abs(left) / 60_000)
    const days = Math.floor(minutes / 1440), hours = Math.floor((minutes % 1440) / 60)
    const words = days > 0 ? `${days}${unit('days')}${hours}${unit('hours')}` : `${hours}${unit('hours')}${minutes % 60}${unit('minutes')}`
    element.querySelector('.countdown-words')!.textContent = (left >= 0 ? unit('left') : unit('over')).replace('{0}', words)
    if (left < 0 && !element.classList.contains('is-overdue')) location.reload()
  }
  const all = [...document.querySelectorAll<HTMLElement>('.countdown[data-due]')]
  setInterval(() => all.forEach(show), 30_000)
}

/** Asks once more before a form that carries a question is sent. */
function askBeforeSending(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog#confirm')
  if (!dialog) return
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement
    const question = form.dataset.confirm
    if (!question || form.dataset.confirmed) return
    event.preventDefault()
    dialog.querySelector('.confirm-question')!.textContent = question
    dialog.returnValue = ''
    dialog.addEventListener('close', () => {
      if (dialog.returnValue !== 'yes') return
      form.dataset.confirmed = 'yes'
      form.requestSubmit()
    }, { once: true })
    dialog.showModal()
  })
}

/** A second click while the first is under way sends nothing. */
function sendOnce(): void {
  document.addEventListener('submit', event => {
    if (event.defaultPrevented) return
    const form = event.target as HTMLFormElement
    if (form.method !== 'post') return
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
  })
  addEventListener('pageshow', () => document.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach(f => delete f.dataset.sent))
}

/** A filter that changes is applied at once; without script there is a button. */
function applyFilters(): void {
  document.addEventListener('change', event => {
    const control = event.target as HTMLElement
    if (control.matches('form.filters select, form.filters input[type=checkbox]')) (control.closest('form') as HTMLFormElement).requestSubmit()
  })
}

/** One box that checks all others of a name. */
function checkAll(): void {
  document.addEventListener('change', event => {
    const box = event.target as HTMLInputElement
    if (box.dataset.checkAll) document.querySelectorAll<HTMLInputElement>(`input[name="${box.dataset.checkAll}"]`).forEach(b => b.checked = box.checked)
  })
}

/** Makes the small picture of a photo that is about to be sent: the server has no means to. */
function makeThumbnails(): void {
  document.addEventListener('change', async event => {
    const input = event.target as HTMLInputElement
    const small = input.form?.matches('[data-thumbnail]') ? input.form.querySelector<HTMLInputElement>('input[name="thumbnail"]') : null
    if (!small || input === small || input.type !== 'file') return
    small.value = ''
    const file = input.files?.[0]
    if (!file?.type.startsWith('image/')) return
    try {
      const bitmap = await createImageBitmap(file)
      const scale = Math.min(1, 320 / Math.max(bitmap.width, bitmap.height))
      const canvas = document.createElement('canvas')
      canvas.width = Math.max(1, Math.round(bitmap.width * scale))
      canvas.height = Math.max(1, Math.round(bitmap.height * scale))
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      bitmap.close()
      const blob = await new Promise<Blob | null>(done => canvas.toBlob(done, 'image/jpeg', 0.75))
      if (!blob || file !== input.files?.[0]) return
      const files = new DataTransfer()
      files.items.add(new File([blob], 'thumbnail.jpg', { type: 'image/jpeg' }))
      small.files = files.files
    } catch { /* a picture that this browser cannot draw is sent without */ }
  })
}

/** The screen on the wall is drawn anew every minute; while that fails the figures stay and say of when they are. */
function drawWallAnew(): void {
  if (!document.body.matches('.wall')) return
  setInterval(async () => {
    try {
      const answer = await fetch(location.href, { headers: { 'X-Refresh': 'wall' }, cache: 'no-store', signal: AbortSignal.timeout(30_000) })
      if (answer.redirected) return location.reload() // its session is over: the page asks to sign in
      if (!answer.ok) throw new Error(String(answer.status))
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
      if (!fresh) throw new Error('no page')
      document.querySelector('main')!.replaceWith(fresh)
    } catch {
      document.querySelector<HTMLElement>('.wall-stale')!.hidden = false
    }
  }, 60_000)
}

askBeforeSending()
drawWallAnew()
makeThumbnails()
checkAll()
sendOnce()
applyFilters()
tickCountdowns()
