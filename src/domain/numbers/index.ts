export { addNumber, addNumberInput } from './add-number.js'
export { assignNumber, assignNumberInput } from './assign-number.js'
export { assistantsOf } from './assistants-of.js'
export { attachNumber } from './attach-number.js'
export { type Bought, buyNumber, buyNumberInput } from './buy-number.js'
export { cancelNumberRequest } from './cancel-number-request.js'
export { chooseOwnNumber } from './choose-own-number.js'
export { declineNumberRequest, declineNumberRequestInput } from './decline-number-request.js'
export { detachNumber } from './detach-number.js'
export { endRest } from './end-rest.js'
export { ownFields, staffFields } from './fields.js'
export { fulfilNumberRequest, fulfilNumberRequestInput } from './fulfil-number-request.js'
export { type Imported, importNumbers, importNumbersInput } from './import-numbers.js'
export { refreshNumbersJob } from './jobs.js'
export { type FreeNumber, listFreeNumbers } from './list-free-numbers.js'
export {
  getNumberRequest,
  listNumberRequests,
  type NumberRequestLine,
  type NumberRequestPage,
  pageOfNumberRequests,
  pageOfNumberRequestsInput,
  REQUEST_STATES,
} from './list-number-requests.js'
export { getNumber, listNumbers, type NumberLine, type NumberView } from './list-numbers.js'
export { mayChangeNumbers, visibleNumbers } from './may.js'
export { countryName } from './number-facts.js'
export { NUMBER_PROVIDERS, type NumberPage, pageOfNumbers, pageOfNumbersInput } from './page-of-numbers.js'
export { MOST_PICKED, MOST_PICKS, type Picked, pickNumber, pickNumberInput } from './pick-number.js'
export { type PoolChoice, poolChoices } from './pool-choices.js'
export { followAtVapi, type Refreshed, refreshAttachments } from './refresh-attachments.js'
export { refreshNumber } from './refresh-number.js'
export { refreshNumbers } from './refresh-numbers.js'
export { REST_DAYS, releaseNumber } from './release-number.js'
export { removeNumber } from './remove-number.js'
export { repairNumber } from './repair-number.js'
export { requestNumber, requestNumberInput } from './request-number.js'
export { setPrimary } from './set-primary.js'
export type { NumberState } from './state.js'
export { unassignNumber } from './unassign-number.js'
export { updateNumber } from './update-number.js'
export { BROKEN_STATUSES, OURS } from './vapi-status.js'
export { hoursFromText, type WeekText, weekText } from './week-text.js'
