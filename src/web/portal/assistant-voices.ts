import { Router } from 'express'
import { getVoiceSample } from '../../domain/voices/index.js'
import { type AppDeps, clientCtx } from '../request.js'

/** How a voice sounds, from our own address, because pages play nothing from elsewhere. */
export function voicePages(deps: AppDeps): Router {
  const router = Router()

  router.get('/:provider/:voiceId/sample', async (req, res) => {
    const { provider, voiceId } = req.params
    // getVoiceSample refuses a provider there is none of.
    const sample = await getVoiceSample(clientCtx(deps, req), { provider: provider as 'vapi', voiceId })
    res.set({ 'Content-Type': sample.contentType, 'Cache-Control': 'private, max-age=86400' })
    res.send(sample.body)
  })

  return router
}
