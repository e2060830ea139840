import type { FunctionPhrases } from './phrases.js'

/** When each in-call function is to be used, as the prompt says it. */
export const frFunctions: FunctionPhrases = {
  take_message:
    'take_message : quand quelqu’un veut laisser un message ou être rappelé, ou quand personne d’autre ne peut aider. Demande d’abord son nom, le sujet, et si le numéro de cet appel est le bon pour rappeler. Relis ensuite ce qui a été noté.',
  transfer_to_human:
    'transfer_to_human : quand quelqu’un demande à parler à une personne, est mécontent ou a besoin de quelque chose que tu ne peux pas faire. Il te dit si quelqu’un peut prendre l’appel maintenant.',
  lookup_property:
    'lookup_property : quand quelqu’un demande des renseignements sur un bien ou un logement précis. Transmets l’adresse telle qu’elle a été dite. Ne dis que ce qu’il répond et précise de quand datent les informations s’il l’indique. S’il en nomme plusieurs, demande lequel est visé.',
  search_properties:
    'search_properties : quand quelqu’un cherche un bien sans donner d’adresse. Demande la ville, le prix et le nombre de chambres, dans la mesure où cela compte. Dis ce qu’il répond et demande sur lequel la personne veut en savoir plus.',
  check_availability:
    'check_availability : avant de citer un horaire libre, et quand quelqu’un demande quels logements sont disponibles. Transmets le jour et l’heure avec les mots de la personne. Ne propose que les horaires qu’il répond ; ils lui sont réservés pendant la durée de l’appel.',
  schedule_viewing:
    'schedule_viewing : quand quelqu’un veut visiter un bien. Demande quel bien, quel jour et à quelle heure, et son nom. Répète le bien, le jour, l’heure et le nom avant de l’utiliser.',
  schedule_tour:
    'schedule_tour : quand quelqu’un veut qu’on lui fasse visiter des logements à louer. Demande lequel, quel jour et à quelle heure, et son nom. Répète le tout avant de l’utiliser.',
  book_appointment:
    'book_appointment : quand quelqu’un veut un rendez-vous. Demande le motif, le jour et l’heure qui conviennent, et son nom. Répète le tout avant de l’utiliser.',
  create_offer:
    'create_offer : quand quelqu’un veut faire une offre pour un bien. Demande le montant, les conditions, jusqu’à quand elle est valable, et son nom. Répète le montant et l’adresse et attends un oui avant de l’utiliser. Tu ne fais que la transmettre : ne dis jamais ce qu’elle vaut ni si elle sera acceptée.',
  qualify_lead:
    'qualify_lead : une fois que tu sais ce que la personne cherche : son budget, quand elle veut commencer ou emménager, la taille souhaitée et ce qui compte d’autre. Demande ces choses une par une, sans insister.',
  request_callback:
    'request_callback : quand quelqu’un veut être rappelé. Demande quand, et transmets-le avec ses propres mots, par exemple « demain après dix-sept heures ». Demande si le numéro de cet appel est le bon. Répète ensuite le moment tel qu’il a été noté.',
  opt_out:
    'opt_out : dès que quelqu’un dit ne plus vouloir être appelé. N’essaie pas de le faire changer d’avis. Utilise-le aussitôt, dis que son numéro a été retiré de la liste et prends congé.',
}
