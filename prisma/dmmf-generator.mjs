/**
 * Writes the full data model (ids, relations, enums, defaults) to src/generated/dmmf.ts for the back office:
 * the Rust-free client carries only names and kinds, and @adminjs/prisma needs the rest.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import helper from '@prisma/generator-helper'

helper.generatorHandler({
  onManifest: () => ({ prettyName: 'DMMF for AdminJS', defaultOutput: './dmmf.ts' }),
  async onGenerate({ generator, dmmf }) {
    const { models, enums, types } = dmmf.datamodel
    const file = generator.output.value
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(
      file,
      `import type { DMMF } from '@prisma/client/runtime/client'\n\nexport const dmmf = { datamodel: ${JSON.stringify({ models, enums, types }, null, 2)} } as unknown as { datamodel: DMMF.Datamodel }\n`,
    )
  },
})
