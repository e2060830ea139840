/**
 * Runs product.cjs beside it with what V8 made of it in an earlier process: a function is then compiled once a run and not
 * once a process. The first process that runs long enough to have used most of it leaves that behind.
 */
const { existsSync, readFileSync, renameSync, writeFileSync } = require('node:fs')
const { createRequire } = require('node:module')
const path = require('node:path')
const vm = require('node:vm')

const USED_BY_THEN_MS = 8_000

const file = path.join(__dirname, 'product.cjs')
const kept = `${file}.v8-${process.version}`
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined
const parameters = 'exports, require, module, __filename, __dirname, $import'
const code = `(function (${parameters}) {${readFileSync(file, 'utf8')}\n})`
const script = new vm.Script(code, { filename: file, cachedData })
script.runInThisContext()(exports, createRequire(file), module, file, __dirname, (specifier) => import(specifier))

if (!cachedData || script.cachedDataRejected) {
  setTimeout(() => {
    if (existsSync(kept) && !script.cachedDataRejected) return
    writeFileSync(`${kept}.${process.pid}`, script.createCachedData())
    renameSync(`${kept}.${process.pid}`, kept)
  }, USED_BY_THEN_MS).unref()
}
