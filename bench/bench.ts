import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** Files of this folder that are figures, not their tools. */
const names = () =>
  readdirSync('bench')
    .filter((file) => /^p\d+.*\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))

/** npm run bench -- <name> [--seconds n]: one figure of docs/numbers.md, or with --all every one. */
export async function main(args: string[]): Promise<void> {
  const at = args.indexOf('--seconds')
  const seconds = at >= 0 ? Number(args[at + 1]) : 5
  const isSeconds = (n: number) => at >= 0 && n === at + 1
  const wanted = args.includes('--all') ? names() : args.filter((arg, n) => !arg.startsWith('--') && !isSeconds(n))
  const unknown = wanted.filter((name) => !names().includes(name))
  if (wanted.length === 0 || unknown.length > 0) {
    console.log(`Say which: npm run bench -- <name> [--seconds n]\n  ${names().join('\n  ')}`)
    if (unknown.length > 0) process.exitCode = 1
    return
  }
  console.log(`node ${process.version}, ${os.cpus().length} cores (${os.cpus()[0]?.model}), commit ${commit()}`)
  for (const name of wanted) {
    const { run } = await import(pathToFileURL(path.resolve('dist/bench', `${name}.js`)).href)
    await run({ seconds })
  }
}

function commit(): string {
  return existsSync('.git') ? execFileSync('git', ['rev-parse', '--short', 'HEAD']).toString().trim() : 'unknown'
}
