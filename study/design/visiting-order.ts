/**
 * An order in which each point is as far as can be from all before it, beginning in the middle:
 * whoever stops early has an even sample. Points are in the unit cube; ties go to the earlier one.
 */
export function visitingOrder(points: readonly (readonly number[])[]): number[] {
  const distance = new Float64Array(points.length) // squared, to the nearest point visited
  const order: number[] = []
  if (points.length === 0) return order
  const middle = points[0].map(() => 0.5)
  points.forEach((point, k) => (distance[k] = -squaredDistance(point, middle)))
  const isVisited = new Uint8Array(points.length)
  for (let n = 0; n < points.length; n++) {
    let next = -1
    for (let k = 0; k < points.length; k++) {
      if (!isVisited[k] && (next < 0 || distance[k] > distance[next])) next = k
    }
    isVisited[next] = 1
    order.push(next)
    for (let k = 0; k < points.length; k++) {
      const d = squaredDistance(points[k], points[next])
      distance[k] = n === 0 ? d : Math.min(distance[k], d)
    }
  }
  return order
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let d = 0; d < a.length; d++) sum += (a[d] - b[d]) * (a[d] - b[d])
  return sum
}
