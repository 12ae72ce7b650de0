import { hrefOf, keyOf, numberOf, pin, standsOf, townOf, type Place } from './places'
import { word } from './setup'

const size = 20

/** The map's content as a list: the server wrote its first look, this turns its pages without asking again and keeps it in step with the map. */
export class PlaceList {
  private page = 1
  private chosen: string | null = null
  private readonly rows: HTMLElement
  private readonly pager: HTMLElement
  private readonly row: HTMLTemplateElement

  constructor(root: HTMLElement, private readonly places: Place[], page: number, private readonly onShow: (place: Place) => void, private readonly onPage: (page: number) => void) {
    this.rows = root.querySelector('[data-rows]')!
    this.pager = root.querySelector('.pager')!
    this.row = root.querySelector('template')!
    this.turn(Math.min(Math.max(page, 1), this.pages))
  }

  private get pages(): number {
    return Math.max(1, Math.ceil(this.places.length / size))
  }

  /** Shows which one was chosen on the map, on its own page. */
  choose(place: Place | null): void {
    this.chosen = place && keyOf(place)
    const at = place ? this.places.findIndex(p => keyOf(p) === this.chosen) : -1
    const page = at < 0 ? this.page : Math.floor(at / size) + 1
    if (page !== this.page) this.turn(page)
    for (const row of this.rows.querySelectorAll<HTMLElement>('[data-key]')) {
      const isChosen = row.dataset.key === this.chosen
      row.toggleAttribute('aria-current', isChosen)
      if (isChosen) row.scrollIntoView({ block: 'nearest' })
    }
  }

  private turn(page: number): void {
    const turned = page !== this.page
    this.page = page
    this.rows.replaceChildren(...this.places.slice((page - 1) * size, page * size).map(p => this.make(p)))
    const where = this.pager.querySelector('.where')!
    const step = (text: string, to: number, which: string) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'btn'
      button.dataset.step = which
      button.textContent = text
      button.addEventListener('click', () => {
        this.turn(to)
        this.pager.querySelector<HTMLElement>(`[data-step=${which}]`)?.focus() ?? this.pager.querySelector<HTMLElement>('button')?.focus()
      })
      return button
    }
    where.textContent = word('ui.page', this.places.length, page, this.pages)
    this.pager.replaceChildren(where)
    if (page > 1) this.pager.append(step(word('ui.previous'), page - 1, 'prev'))
    if (page < this.pages) this.pager.append(step(word('ui.next'), page + 1, 'next'))
    if (turned) this.onPage(page)
  }

  private make(place: Place): Node {
    const row = this.row.content.firstElementChild!.cloneNode(true) as HTMLElement
    const part = (name: string) => row.querySelector<HTMLElement>(`[data-part=${name}]`)!
    row.dataset.key = keyOf(place)
    part('pin').replaceWith(pin(place))
    const link = part('link') as HTMLAnchorElement
    link.href = hrefOf(place)
    link.textContent = numberOf(place)
    part('kind').textContent = word(`kind.${place.kind}`)
    part('stands').textContent = standsOf(place)
    const urgency = part('urgency')
    urgency.textContent = word(`urgency.${place.urgency}`)
    urgency.classList.add(`urgency-${place.urgency}`)
    part('about').textContent = [townOf(place), place.title].filter(Boolean).join(' · ')
    const show = part('show') as HTMLButtonElement
    show.hidden = false
    show.setAttribute('aria-label', word('ui.show', numberOf(place)))
    show.addEventListener('click', () => this.onShow(place))
    if (row.dataset.key === this.chosen) row.toggleAttribute('aria-current', true)
    return row
  }
}
