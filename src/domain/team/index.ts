export { type Availability, availabilityField, ORDINARY_WEEK, rangesOf } from './availability.js'
export {
  type BookingPlanRow,
  bookingPlanOf,
  getBookingPlan,
  updateBookingPlan,
  updateBookingPlanInput,
} from './booking-plan.js'
export { type ClientOfTeam, clientOfTeam } from './client-of-team.js'
export { createTeamMember, createTeamMemberInput } from './create-team-member.js'
export { getTeamMember } from './get-team-member.js'
export { getUsualWeek } from './get-usual-week.js'
export { listTeam } from './list-team.js'
export type { TeamMemberRow } from './member-row.js'
export { keepTaker, type Takers, takersOf } from './takers.js'
export { updateTeamMember, updateTeamMemberInput } from './update-team-member.js'
