import type { Library } from './library.js'

export const faqsFr: Library = {
  any: [
    [
      'Comment prendre rendez-vous ?',
      'Dites-moi pour quel motif, quels jours et heures vous conviennent, et votre nom. Je transmets, et vous recevrez une confirmation.',
    ],
    [
      'Quelqu’un peut-il me rappeler ?',
      'Oui. Donnez-moi votre nom, le bon numéro et le moment qui vous convient le mieux.',
    ],
    [
      'Comment puis-je payer ?',
      'Je note volontiers la question, et on vous dira quels moyens de paiement sont possibles.',
    ],
  ],
  dental: [
    [
      'J’ai très mal aux dents. Que faire ?',
      'J’en suis désolé. Dites-moi depuis quand et à quel point, et je le note comme urgent pour le cabinet.',
    ],
    [
      'Que faut-il apporter au premier rendez-vous ?',
      'Votre carte d’assurance, si vous en avez une, et la liste de vos médicaments.',
    ],
    [
      'Je dois annuler mon rendez-vous.',
      'Pas de souci. Donnez-moi votre nom, l’heure du rendez-vous, et dites-moi si vous en souhaitez un autre.',
    ],
  ],
  medical: [
    [
      'J’ai besoin d’une nouvelle ordonnance.',
      'Donnez-moi votre nom, votre date de naissance et le médicament. Je transmets, et le cabinet vous dira quand elle est prête.',
    ],
    [
      'Mes résultats sont-ils arrivés ?',
      'Je ne peux pas voir les résultats. Je note votre question, et le cabinet vous rappellera.',
    ],
    ['Faut-il un rendez-vous ?', 'C’est préférable. Dites-moi quels jours vous conviennent, et je transmets.'],
  ],
  legal: [
    [
      'Pouvez-vous me dire si j’ai des chances ?',
      'Seul un avocat peut en juger. Je note brièvement le sujet, et le cabinet reprendra contact avec vous.',
    ],
    [
      'J’ai un délai à respecter. Que faire ?',
      'Dites-moi la date et à quoi correspond ce délai, s’il vous plaît. Je le note comme urgent.',
    ],
    [
      'Est-ce confidentiel ?',
      'Je transmets ce que vous dites au cabinet. Restez bref, s’il vous plaît : les détails se disent avec l’avocat.',
    ],
  ],
  real_estate: [
    [
      'Le bien est-il encore disponible ?',
      'Dites-moi lequel. Je le note, et la personne chargée du bien vous répondra.',
    ],
    [
      'Comment organiser une visite ?',
      'Dites-moi de quel bien il s’agit, quels jours vous conviennent, et votre nom. Vous recevrez ensuite une confirmation.',
    ],
    [
      'Combien vaut mon bien ?',
      'On ne peut le dire qu’après une visite. Dois-je noter que vous souhaitez une estimation ?',
    ],
  ],
  home_services: [
    [
      'Combien cela coûte-t-il ?',
      'Cela dépend du travail. Dites-moi ce qu’il y a à faire et où, et on vous donnera un prix.',
    ],
    [
      'C’est une urgence. Qui peut venir ?',
      'Dites-moi ce qui s’est passé, l’adresse et votre numéro, et je le transmets comme urgent.',
    ],
    ['Venez-vous chez moi ?', 'Donnez-moi votre ville ou votre code postal, et je fais vérifier.'],
  ],
  restaurant: [
    [
      'Puis-je réserver une table ?',
      'Avec plaisir. Pour quel jour, à quelle heure et pour combien de personnes ? Je transmets, et vous recevrez une confirmation.',
    ],
    [
      'Avez-vous des plats sans gluten ou sans viande ?',
      'Dites-moi ce qu’il vous faut, et la cuisine vous répondra de façon sûre.',
    ],
    [
      'Peut-on organiser une fête chez vous ?',
      'Donnez-moi le jour, le nombre de personnes et l’occasion, et quelqu’un vous recontactera.',
    ],
  ],
  salon: [
    ['Puis-je choisir qui s’occupe de moi ?', 'Dites-moi qui vous souhaitez, et je note votre préférence.'],
    ['Combien de temps cela prend-il ?', 'Dites-moi de quel soin il s’agit. Si je ne le sais pas, je fais vérifier.'],
    [
      'Je serai en retard.',
      'Merci d’avoir prévenu. Donnez-moi votre nom et l’heure de votre arrivée, et je transmets.',
    ],
  ],
  automotive: [
    [
      'Ma voiture est-elle prête ?',
      'Je ne peux pas le voir. Donnez-moi votre nom et l’immatriculation, et le garage vous rappellera.',
    ],
    [
      'Combien coûte une révision ?',
      'Cela dépend de la voiture. Donnez-moi la marque, le modèle et l’année, et on vous donnera un prix.',
    ],
    [
      'Puis-je avoir une voiture de prêt ?',
      'Je note que vous en avez besoin, et le garage vous dira s’il y en a une de libre.',
    ],
  ],
  fitness: [
    [
      'Puis-je d’abord essayer ?',
      'Je note que vous souhaitez une séance d’essai. Quels jours et heures vous conviennent ?',
    ],
    ['Comment résilier mon abonnement ?', 'Donnez-moi votre nom et votre numéro. On vous dira ce qu’il faut faire.'],
    ['Quels cours proposez-vous ?', 'Dites-moi ce que vous cherchez. Ce que je ne sais pas, je le fais vérifier.'],
  ],
  veterinary: [
    [
      'Mon animal ne va pas bien. Que faire ?',
      'Dites-moi de quel animal il s’agit, ce que vous remarquez et depuis quand. Je le note comme urgent pour la clinique.',
    ],
    ['Faut-il un rendez-vous ?', 'C’est préférable. Quels jours vous conviennent ?'],
    [
      'Quand faut-il faire le prochain vaccin ?',
      'Je ne peux pas le voir. Je note la question avec le nom de votre animal, et la clinique vous le dira.',
    ],
  ],
  insurance: [
    [
      'Je veux déclarer un sinistre.',
      'J’en suis désolé. Dites-moi ce qui s’est passé, quand et où, et votre numéro de contrat si vous l’avez sous la main.',
    ],
    [
      'Est-ce que c’est couvert ?',
      'Je ne peux pas en décider. Je note le cas, et quelqu’un le vérifiera avec votre contrat.',
    ],
    ['J’ai besoin d’un devis.', 'Avec plaisir. Que souhaitez-vous assurer, et comment vous joindre au mieux ?'],
  ],
  software: [
    [
      'Puis-je voir une démonstration ?',
      'Avec plaisir. Quels jours et heures vous conviennent, et qu’aimeriez-vous voir surtout ?',
    ],
    [
      'Quelque chose ne marche pas.',
      'Dites-moi ce que vous vouliez faire, ce qui s’est passé et comment vous joindre. Je transmets au support.',
    ],
    [
      'Combien cela coûte-t-il ?',
      'Cela dépend de la formule. Dites-moi combien de personnes l’utiliseraient, et on vous donnera un prix.',
    ],
  ],
}
