import { describe, expect, it } from 'vitest'
import { findSpokenProperty } from '../../../src/domain/properties/index.js'
import { aProperty } from '../../support/a-property.js'
import { aClient, ctxOf } from '../../support/builders.js'
import { onPostgres, useDatabase } from '../../support/database.js'

const STREETS =
  'Oak Street,Oakland Avenue,Main Street,Mane Court,Maple Road,Maplewood Drive,Saint James Court,O’Brien Lane'.split(
    ',',
  )
const SAID = ['Oak Street', 'Oke Street', 'okland ave', 'Mapel Road', 'maple wood', 'St James', 'Brian Lane', 'Elm Way']

describe('A1: a property somebody names inexactly', () => {
  const embedded = useDatabase({ engine: 'embedded' })

  onPostgres('is the same one', () => {
    const postgres = useDatabase({ engine: 'postgres' })

    it('on PostgreSQL and on the embedded database', async () => {
      const answersOf = async ({ deps }: typeof postgres) => {
        const { id: clientId } = await aClient(deps)
        for (const [n, street] of STREETS.entries())
          await aProperty(deps, { clientId, address: `${n + 1} ${street}`, city: 'Albany' })
        return Promise.all(
          SAID.map(async (said) => {
            const match = await findSpokenProperty(ctxOf(deps), { clientId, said, language: 'en' })
            if (match.kind === 'one') return [said, 'one', match.property.address]
            const some = match.kind === 'several' ? match.properties : match.near
            return [said, match.kind, ...some.map(({ address }) => address).sort()]
          }),
        )
      }
      const answers = await answersOf(postgres)
      expect(answers[0]).toEqual(['Oak Street', 'one', '1 Oak Street'])
      expect(await answersOf(embedded)).toEqual(answers)
    })

    it('because the operator of the one means what the other is asked', async () => {
      const { rows } = await postgres.deps.database.query(
        `select a, b from unnest($1::text[]) a, unnest($1::text[]) b where (a % b) <> (similarity(a, b) >= 0.3)`,
        [[...STREETS, ...SAID].flatMap((text) => [text, text.toLowerCase(), text.slice(0, 5)])],
      )
      expect(rows).toEqual([])
    })
  })
})
