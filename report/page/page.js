/* Shows the numbers under a pointer, or those that the arrow keys reach. The page is whole without it. */
{
  const DAY = 86_400_000
  const numbers = JSON.parse(document.getElementById('numbers').textContent)
  const written = new Intl.NumberFormat('en', { maximumSignificantDigits: 4 })
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
  const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

  const timeOf = (date) => Date.parse(date.length > 7 ? date : `${date}-01`)
  /** Days since 1970; a month stands at its middle, as in the picture. */
  const dayOf = (date) => {
    const time = new Date(timeOf(date))
    if (date.length > 7) return time / DAY
    const end = Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1)
    return (time / DAY + end / DAY) / 2
  }
  const inWords = (date) => (date.length > 7 ? day : month).format(timeOf(date))

  /** Lines of text for one date of a panel. */
  const linesOf = ({ title, dates, series, observed }, k) => {
    const lines = [title ? `${inWords(dates[k])}: ${title}` : inWords(dates[k])]
    for (const { name, median, bands } of series) {
      if (median[k] === null) continue
      lines.push(`${name}: ${written.format(median[k])}`)
      for (const { share, low, high } of bands) {
        lines.push(`${share} % of runs: ${written.format(low[k])} to ${written.format(high[k])}`)
      }
    }
    if (observed[dates[k]] !== undefined) {
      lines.push(`observed: ${written.format(observed[dates[k]])}`)
    }
    return lines
  }

  for (const figure of document.querySelectorAll('figure')) {
    const panels = numbers[figure.id]
    let shown = null // which panel and date
    const tip = document.createElement('div')
    tip.className = 'tip'
    tip.hidden = true
    const status = document.createElement('p') // read out by screen readers
    status.setAttribute('role', 'status')
    status.className = 'skip'
    figure.append(tip, status)
    const pictures = [...figure.querySelectorAll('svg')].map((svg) => {
      const cursor = document.createElementNS('http://www.w3.org/2000/svg', 'line')
      cursor.setAttribute('stroke', '#1a1a1a')
      svg.append(cursor)
      const plots = [...svg.querySelectorAll('[data-plot]')].map((plot) => {
        const [left, top, width, height, from, to] = plot.dataset.plot.split(' ').map(Number)
        return { left, top, width, height, from, to }
      })
      return { svg, cursor, plots }
    })
    const visible = () => pictures.find(({ svg }) => svg.getBoundingClientRect().width > 0)

    const hide = () => {
      shown = null
      tip.hidden = true
      for (const { cursor } of pictures) cursor.setAttribute('visibility', 'hidden')
    }
    const show = (index, k, isSpoken) => {
      const picture = visible()
      const panel = panels[index]
      if (!picture || !panel) return
      shown = { index, k }
      const { left, top, width, height, from, to } = picture.plots[index]
      const x = left + (width * (dayOf(panel.dates[k]) - from)) / (to - from)
      const { cursor, svg } = picture
      for (const [name, value] of Object.entries({ x1: x, x2: x, y1: top, y2: top + height })) {
        cursor.setAttribute(name, value)
      }
      cursor.setAttribute('visibility', 'visible')
      const lines = linesOf(panel, k)
      tip.replaceChildren(...lines.map((line, n) => {
        const row = document.createElement(n === 0 ? 'b' : 'div')
        row.textContent = line
        return row
      }))
      tip.hidden = false
      if (isSpoken) status.textContent = lines.join('; ')
      const box = svg.getBoundingClientRect()
      const frame = figure.getBoundingClientRect()
      const scale = box.width / svg.viewBox.baseVal.width
      const at = box.left - frame.left + x * scale
      const room = frame.width - tip.offsetWidth
      const beside = at + 12 <= room ? at + 12 : at - 12 - tip.offsetWidth
      tip.style.left = `${Math.max(0, Math.min(room, beside))}px`
      tip.style.top = `${box.top - frame.top + top * scale + 4}px`
    }
    const nearest = (dates, wanted) => dates.reduce((best, date, k) =>
      Math.abs(dayOf(date) - wanted) < Math.abs(dayOf(dates[best]) - wanted) ? k : best, 0)

    figure.addEventListener('pointermove', ({ clientX, clientY }) => {
      const { svg, plots } = visible()
      const box = svg.getBoundingClientRect()
      const scale = svg.viewBox.baseVal.width / box.width
      const [x, y] = [(clientX - box.left) * scale, (clientY - box.top) * scale]
      const index = plots.findIndex(({ left, top, width, height }) =>
        x >= left && x <= left + width && y >= top && y <= top + height)
      if (index < 0) return hide()
      const { left, width, from, to } = plots[index]
      show(index, nearest(panels[index].dates, from + ((x - left) / width) * (to - from)), false)
    })
    figure.addEventListener('pointerleave', hide)
    figure.addEventListener('blur', hide)

    figure.tabIndex = 0
    figure.addEventListener('keydown', (event) => {
      const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }
      if (event.key === 'Escape') return hide()
      const step = steps[event.key]
      if (!step || (step[0] !== 0 && panels.length === 1)) return
      event.preventDefault()
      const { index, k } = shown ?? { index: 0, k: -1 }
      const next = Math.max(0, Math.min(panels.length - 1, index + step[0]))
      show(next, Math.max(0, Math.min(panels[next].dates.length - 1, k + step[1])), true)
    })
  }

  // On paper nothing can be opened.
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details.printed')) details.open = true
  })
}
