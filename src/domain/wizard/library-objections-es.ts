import type { Library } from './library.js'

export const objectionsEs: Library = {
  any: [
    ['Ahora no tengo tiempo.', 'Lo entiendo. ¿Qué día le vendría mejor una llamada corta?'],
    ['No me interesa.', 'No pasa nada. ¿Puedo preguntarle si es por el tema o solo por el momento?'],
    ['Mándeme algo por correo.', 'Lo comunico con gusto. ¿Qué debería incluir para que le sea útil?'],
    ['Es demasiado caro.', 'Lo entiendo. ¿Le ayudaría saber, sin compromiso, cuánto costaría en su caso?'],
    ['Tengo que pensarlo.', 'Por supuesto, tómese su tiempo. ¿Hay algo que necesite saber para decidirlo?'],
  ],
  dental: [
    ['Ya tengo dentista.', 'Me alegro. ¿Le sería útil una segunda opinión en algún momento?'],
    [
      'Me da miedo el dentista.',
      'Le pasa a mucha gente, y puede decirlo sin problema. ¿Le parecería bien una primera visita solo para hablar?',
    ],
    ['Mi seguro no lo cubre.', 'Eso se puede comprobar antes. ¿Anoto que le gustaría saber primero el precio?'],
  ],
  medical: [
    ['Ya tengo médico.', 'Eso está bien. ¿Le sería útil otra opinión en algún momento?'],
    ['Hay que esperar demasiado para una cita.', 'Lo entiendo. ¿Qué días le vienen bien, para que pueda comunicarlo?'],
    ['Me encuentro bien.', 'Me alegro. ¿Le gustaría saber de todos modos para qué sirve la revisión?'],
  ],
  legal: [
    [
      'No puedo pagar un abogado.',
      'Entiendo su preocupación. ¿Anoto que le gustaría conocer el coste antes de empezar?',
    ],
    ['Ya tengo abogado.', 'Entonces está en buenas manos. ¿Hay algún otro asunto en el que podamos ayudarle?'],
    [
      'Prefiero arreglarlo por mi cuenta.',
      'Puede ser el camino adecuado. ¿Le gustaría saber de qué se hablaría en una primera consulta?',
    ],
  ],
  real_estate: [
    ['No quiero vender.', 'Perfecto. ¿Le interesaría saber de todos modos cuánto vale hoy su vivienda?'],
    ['Prefiero vender sin agencia.', 'Mucha gente lo piensa. ¿Qué parte le gustaría llevar en persona?'],
    ['Ya estoy con otra agencia.', 'Entonces no le entretengo. ¿Podemos llamarle cuando eso haya terminado?'],
  ],
  home_services: [
    ['Ya tengo a alguien para eso.', 'Eso está bien. ¿Le sería útil otro número para cuando no pueda venir?'],
    ['No tengo nada roto.', 'Es el mejor momento para revisarlo. ¿Hay algo que haga tiempo que no se mira?'],
    ['Eso lo hago yo.', 'Enhorabuena. ¿Hay alguna parte que prefiera dejar a otra persona?'],
  ],
  restaurant: [
    ['Ya tenemos a alguien para las celebraciones.', 'Me alegro. ¿Les sería útil otra oferta para comparar?'],
    ['Todavía no tenemos fecha.', 'No hay problema. ¿En qué mes están pensando, más o menos?'],
    ['Algunos tenemos alergias.', 'Gracias por decirlo. ¿Cuáles son, para que pueda comunicarlo?'],
  ],
  salon: [
    ['Ya tengo mi centro de siempre.', 'Qué bien. ¿Hay algún tratamiento que allí no hagan?'],
    ['La última vez no quedé a gusto.', 'Lo siento mucho. ¿Qué debería ser distinto, para que pueda comunicarlo?'],
    ['Nunca sé cuándo tengo tiempo.', 'Entiendo. ¿En general le va mejor por la mañana o por la tarde?'],
  ],
  automotive: [
    ['Mi coche va bien.', 'Me alegro. ¿Cuándo fue la última revisión?'],
    ['Voy a mi taller de siempre.', 'Eso está bien. ¿Le sería útil otro precio para comparar?'],
    ['No puedo estar sin coche.', 'Lo entiendo. ¿Anoto que necesita poder moverse mientras tanto?'],
  ],
  fitness: [
    ['No tengo tiempo para hacer deporte.', 'Le pasa a mucha gente. ¿Le sería posible media hora a la semana?'],
    ['Una vez empecé y lo dejé.', 'Le ocurre a la mayoría. ¿Qué le habría ayudado a seguir?'],
    ['No quiero un contrato largo.', 'Lo entiendo. ¿Anoto que le gustaría saber si hay plazos cortos?'],
  ],
  veterinary: [
    ['Mi mascota está sana.', 'Me alegro. ¿Cuándo fue su última revisión?'],
    ['Ya tengo veterinario.', 'Eso está bien. ¿Le sería útil otro número para cuando esté cerrado?'],
    [
      'A mi mascota le da miedo el veterinario.',
      'A muchas les pasa, y ayuda saberlo. ¿Lo anoto para que haya tiempo suficiente?',
    ],
  ],
  insurance: [
    ['Ya tengo seguro.', 'Eso está bien. ¿Cuándo revisó alguien por última vez si todavía le conviene?'],
    ['Ahora no quiero comparar.', 'Lo entiendo. ¿Cuándo vence su póliza, para llamarle solo entonces?'],
    ['No me fío de las aseguradoras.', 'Lo oigo de vez en cuando. ¿Puedo preguntarle qué ocurrió?'],
  ],
  software: [
    ['Ya usamos otra cosa.', 'Es bueno saberlo. ¿Qué hace bien y qué echan de menos?'],
    ['Este año no tenemos presupuesto.', 'Lo entiendo. ¿Cuándo preparan el próximo?'],
    ['Cambiar es demasiado trabajo.', 'Es un buen argumento. ¿Qué parte le preocupa más?'],
  ],
}
