import type { Library } from './library.js'

export const objectionsFr: Library = {
  any: [
    ['Je n’ai pas le temps.', 'Je comprends. Quel jour vous conviendrait mieux pour un court appel ?'],
    [
      'Cela ne m’intéresse pas.',
      'C’est tout à fait normal. Puis-je vous demander si c’est le sujet, ou seulement le moment ?',
    ],
    ['Envoyez-moi plutôt un e-mail.', 'Je transmets volontiers. Que devrait-il contenir pour vous être utile ?'],
    [
      'C’est trop cher.',
      'Je comprends. Souhaitez-vous savoir, sans engagement, ce que cela coûterait dans votre cas ?',
    ],
    [
      'Je dois réfléchir.',
      'Bien sûr, prenez votre temps. Y a-t-il quelque chose qu’il vous faudrait encore savoir pour décider ?',
    ],
  ],
  dental: [
    ['J’ai déjà un dentiste.', 'C’est très bien. Un deuxième avis vous serait-il utile un jour ?'],
    [
      'J’ai peur du dentiste.',
      'Beaucoup de personnes sont dans ce cas, et vous pouvez le dire simplement. Un premier rendez-vous juste pour parler vous irait-il ?',
    ],
    [
      'Ma mutuelle ne rembourse pas.',
      'Cela peut se vérifier avant. Dois-je noter que vous souhaitez d’abord connaître le coût ?',
    ],
  ],
  medical: [
    ['J’ai déjà un médecin.', 'C’est bien. Un autre avis vous serait-il utile un jour ?'],
    [
      'Il faut attendre trop longtemps.',
      'Je comprends. Quels jours vous conviennent, pour que je transmette votre souhait ?',
    ],
    ['Je vais bien.', 'Tant mieux. Souhaitez-vous savoir malgré tout à quoi sert le bilan ?'],
  ],
  legal: [
    [
      'Je ne peux pas payer un avocat.',
      'Je comprends cette inquiétude. Dois-je noter que vous souhaitez connaître le coût avant de commencer ?',
    ],
    [
      'J’ai déjà un avocat.',
      'Vous êtes donc bien accompagné. Y a-t-il un autre sujet pour lequel nous pourrions être utiles ?',
    ],
    [
      'Je préfère régler cela moi-même.',
      'Cela peut être la bonne voie. Souhaitez-vous savoir de quoi il serait question dans un premier entretien ?',
    ],
  ],
  real_estate: [
    ['Je ne veux pas vendre.', 'Je comprends. Aimeriez-vous savoir malgré tout ce que vaut votre bien aujourd’hui ?'],
    ['Je préfère vendre sans agence.', 'Beaucoup y pensent. Quelle partie souhaitez-vous garder en main ?'],
    [
      'Je suis déjà avec une autre agence.',
      'Je ne vous retiens donc pas. Pouvons-nous vous recontacter quand ce sera terminé ?',
    ],
  ],
  home_services: [
    [
      'J’ai déjà quelqu’un pour cela.',
      'C’est une bonne chose. Un deuxième numéro vous serait-il utile quand il n’est pas disponible ?',
    ],
    [
      'Rien n’est en panne.',
      'C’est le meilleur moment pour vérifier. Y a-t-il quelque chose qui n’a pas été contrôlé depuis longtemps ?',
    ],
    ['Je le fais moi-même.', 'Bravo. Y a-t-il une partie que vous préféreriez laisser à quelqu’un d’autre ?'],
  ],
  restaurant: [
    [
      'Nous avons déjà quelqu’un pour nos fêtes.',
      'C’est très bien. Une deuxième offre vous serait-elle utile pour comparer ?',
    ],
    ['Nous n’avons pas encore de date.', 'Aucun problème. À quel mois pensez-vous, à peu près ?'],
    ['Certains d’entre nous ont des allergies.', 'Merci de le dire. Lesquelles, pour que je puisse le transmettre ?'],
  ],
  salon: [
    ['J’ai mon salon habituel.', 'C’est très bien. Y a-t-il un soin qui n’y est pas proposé ?'],
    [
      'La dernière fois, cela ne m’a pas plu.',
      'J’en suis désolé. Qu’est-ce qui devrait changer, pour que je le transmette ?',
    ],
    ['Je ne sais jamais quand je suis libre.', 'Je vois. En général, le matin ou le soir vous convient-il mieux ?'],
  ],
  automotive: [
    ['Ma voiture roule bien.', 'Tant mieux. De quand date la dernière révision ?'],
    ['J’ai mon garage habituel.', 'C’est une bonne chose. Un deuxième prix vous serait-il utile pour comparer ?'],
    [
      'Je ne peux pas me passer de ma voiture.',
      'Je comprends. Dois-je noter que vous devez pouvoir vous déplacer entre-temps ?',
    ],
  ],
  fitness: [
    [
      'Je n’ai pas le temps de faire du sport.',
      'Beaucoup de personnes sont dans ce cas. Une demi-heure par semaine serait-elle possible ?',
    ],
    ['J’ai déjà commencé, puis arrêté.', 'Cela arrive à la plupart. Qu’est-ce qui vous aurait aidé à continuer ?'],
    ['Je ne veux pas d’un long engagement.', 'Je comprends. Dois-je noter que vous demandez des formules courtes ?'],
  ],
  veterinary: [
    ['Mon animal est en bonne santé.', 'Tant mieux. De quand date sa dernière visite ?'],
    ['J’ai déjà un vétérinaire.', 'C’est bien. Un deuxième numéro vous serait-il utile quand c’est fermé ?'],
    [
      'Mon animal a peur du vétérinaire.',
      'Beaucoup ont peur, et c’est utile de le savoir. Dois-je le noter, pour qu’il y ait assez de temps ?',
    ],
  ],
  insurance: [
    [
      'Je suis déjà assuré.',
      'C’est bien. Quand quelqu’un a-t-il vérifié pour la dernière fois que cela vous convient encore ?',
    ],
    [
      'Je ne veux pas comparer maintenant.',
      'Je comprends. Quand votre contrat arrive-t-il à échéance, pour ne vous appeler qu’à ce moment-là ?',
    ],
    ['Je ne fais pas confiance aux assureurs.', 'Je l’entends parfois. Puis-je vous demander ce qui s’est passé ?'],
  ],
  software: [
    [
      'Nous utilisons déjà autre chose.',
      'C’est bon à savoir. Qu’est-ce qui marche bien, et qu’est-ce qui vous manque ?',
    ],
    ['Nous n’avons pas de budget cette année.', 'Je comprends. Quand préparez-vous le prochain ?'],
    ['Changer demande trop de travail.', 'C’est une vraie question. Quelle partie vous inquiète le plus ?'],
  ],
}
