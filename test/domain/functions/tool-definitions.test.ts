import { describe, expect, it } from 'vitest'
import { toolDefinitions } from '../../../src/domain/functions/index.js'

const server = { url: 'https://backline.example.com/api/v1/vapi/webhook/token/' }

describe('the tools of an assistant', () => {
  it('are derived from the functions it may use', () => {
    const [tool] = toolDefinitions(['take_message'], server) as [Record<string, unknown>]
    expect(tool).toEqual({
      type: 'function',
      function: {
        name: 'take_message',
        description: expect.stringContaining('Takes a message'),
        parameters: {
          type: 'object',
          properties: {
            message: expect.objectContaining({ type: 'string', description: expect.any(String) }),
            callerName: expect.objectContaining({ type: 'string' }),
            callbackNumber: expect.objectContaining({ type: 'string' }),
            forWhom: expect.objectContaining({ type: 'string' }),
            isUrgent: expect.objectContaining({ type: 'boolean' }),
            isAnother: expect.objectContaining({ type: 'boolean' }),
          },
          additionalProperties: false,
        },
      },
      server: { url: server.url, timeoutSeconds: 20 },
    })
  })

  it('bring the tool of Vapi they work with', () => {
    const tools = toolDefinitions(['transfer_to_human'], server) as { type: string }[]
    expect(tools.map(({ type }) => type)).toEqual(['function', 'transferCall'])
    expect(tools[1]).toEqual({ type: 'transferCall', destinations: [] })
  })

  it('may leave the server to the assistant, and name nothing that is not there', () => {
    expect(toolDefinitions(['take_message'], undefined)[0]).not.toHaveProperty('server')
    expect(() => toolDefinitions(['launch_rocket'], server)).toThrow('launch_rocket')
  })
})
