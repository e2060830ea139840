export {
  accountOfClient,
  isNotConnected,
  listVapiAccounts,
  NOT_CONNECTED,
  ORGANISATION,
  type VapiAccount,
  vapiOf,
} from './accounts.js'
export { hasVapiKey, removeVapiKey, setVapiKey } from './vapi-key.js'
