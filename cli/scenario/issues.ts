/** From what zod found to problems with a place, in words. */
import type * as z from './zod.ts'
import { nodeAt, placeOfKey, placeOfValue, plainOf, shownPath } from './located.ts'
import type { Located, Path } from './located.ts'
import { nearest } from './nearest.ts'
import { policyFields, policyOfAnyKind } from './policy-schema.ts'
import type { Problem } from './problems.ts'

type Issue = z.core.$ZodIssue

const MOST_KEYS_TO_LIST = 40 // there are more parameters than a line can hold

export function problemsOf(issues: readonly Issue[], root: Located): Problem[] {
  const problems: Problem[] = []
  const meant = new Set<string>() // paths that misspelt keys stand for
  for (const { issue, path } of issues.flatMap((one) => settled(one, [], root))) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) problems.push(unknownKey(root, path, key, issue.message, meant))
    } else {
      problems.push(wrongValue(root, path, issue))
    }
  }
  return problems.filter(({ path }) => !meant.has(path))
}

/** Paths made whole, and of a union only the branch that the user was evidently writing. */
function settled(issue: Issue, prefix: Path, root: Located): { issue: Issue, path: Path }[] {
  const path = [...prefix, ...issue.path]
  if (issue.code !== 'invalid_union') return [{ issue, path }]
  const branch = issue.errors.find((errors) =>
    errors.some((one) => one.path.length > 0 || one.code === 'unrecognized_keys'))
  if (branch) return branch.flatMap((one) => settled(one, path, root))
  return [{ issue, path }, ...ofPolicyWithoutKind(path, root)]
}

/** Without its kind a policy fits no schema; what is wrong with its rest is said all the same. */
function ofPolicyWithoutKind(path: Path, root: Located): { issue: Issue, path: Path }[] {
  if (path[0] !== 'policies' || path.at(-1) !== 'kind') return []
  const policyPath = path.slice(0, -1)
  const policy = nodeAt(root, policyPath)
  const issues = policy ? policyOfAnyKind.safeParse(plainOf(policy)).error?.issues ?? [] : []
  return issues.flatMap((one) => settled(one, policyPath, root))
}

function unknownKey(
  root: Located, parent: Path, key: string, knownKeys: string, meant: Set<string>,
): Problem {
  const path = [...parent, key]
  const known = knownKeys.split(', ')
  const near = nearest(key, known)
  if (near !== undefined && nodeAt(root, [...parent, near]) === undefined) {
    meant.add(shownPath([...parent, near]))
  }
  const suggestion = near === undefined ? '' : `; did you mean "${near}"?`
  const listed = `expected one of ${known.join(', ')}`
  const text = isOfOtherKind(parent, key)
    ? `is of no use to the kind ${kindAt(root, parent)}, ${listed}`
    : known.length > MOST_KEYS_TO_LIST
      ? `unknown parameter, expected a name that "umbral explain" lists${suggestion}`
      : `unknown key, ${listed}${suggestion}`
  return { place: placeOfKey(root, path), path: shownPath(path), text }
}

const isOfOtherKind = (parent: Path, key: string): boolean =>
  parent.length === 2 && parent[0] === 'policies' && policyFields.includes(key)

const kindAt = (root: Located, policy: Path): string => shown(nodeAt(root, [...policy, 'kind']))

function wrongValue(root: Located, path: Path, issue: Issue): Problem {
  if (issue.code === 'invalid_key') {
    return {
      place: placeOfKey(root, path), path: shownPath(path),
      text: 'is no name for a policy, expected lower-case words joined by hyphens',
    }
  }
  const node = nodeAt(root, path)
  const found = node === undefined ? 'is missing, ' : `is ${shown(node)}, `
  return {
    place: placeOfValue(root, path),
    path: shownPath(path),
    text: issue.message.startsWith('expected') ? found + issue.message : issue.message,
  }
}

function shown(node: Located | undefined): string {
  if (node === undefined) return 'missing'
  if (node.kind !== 'scalar') return `a ${node.kind}`
  if (node.value === null) return 'empty'
  return typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value)
}
