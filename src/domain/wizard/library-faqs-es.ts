import type { Library } from './library.js'

export const faqsEs: Library = {
  any: [
    [
      '¿Cómo pido una cita?',
      'Dígame para qué es, qué días y horas le vienen bien y su nombre. Lo comunico y le confirmarán la cita.',
    ],
    ['¿Puede llamarme alguien?', 'Sí. Dígame su nombre, el número correcto y cuándo le viene mejor.'],
    ['¿Cómo puedo pagar?', 'Anoto la pregunta con gusto y le dirán qué formas de pago hay.'],
  ],
  dental: [
    [
      'Me duele mucho una muela. ¿Qué hago?',
      'Lo siento mucho. Dígame desde cuándo y cuánto le duele, y lo anoto como urgente para la clínica.',
    ],
    ['¿Qué llevo a la primera visita?', 'La tarjeta de su seguro, si tiene, y una lista de los medicamentos que toma.'],
    ['Tengo que cancelar mi cita.', 'No hay problema. Dígame su nombre, la hora de la cita y si quiere otra.'],
  ],
  medical: [
    [
      'Necesito una receta nueva.',
      'Dígame su nombre, su fecha de nacimiento y qué medicamento es. Lo comunico y la consulta le dirá cuándo está lista.',
    ],
    ['¿Están mis resultados?', 'No puedo ver resultados. Anoto su pregunta y la consulta le llamará.'],
    ['¿Necesito cita?', 'Es lo mejor. Dígame qué días le vienen bien y lo comunico.'],
  ],
  legal: [
    [
      '¿Me puede decir si tengo posibilidades?',
      'Eso solo puede valorarlo un abogado. Anoto brevemente de qué se trata y el despacho se pondrá en contacto con usted.',
    ],
    [
      'Tengo un plazo que vence. ¿Qué hago?',
      'Dígame la fecha y para qué es el plazo, por favor. Lo anoto como urgente.',
    ],
    [
      '¿Es confidencial lo que digo?',
      'Lo que diga se lo comunico al despacho. Sea breve, por favor; los detalles son para la conversación con el abogado.',
    ],
  ],
  real_estate: [
    ['¿Sigue disponible la vivienda?', 'Dígame a cuál se refiere. Lo anoto y la persona encargada se lo dirá.'],
    [
      '¿Cómo pido una visita?',
      'Dígame qué vivienda es, qué días le vienen bien y su nombre. Después recibirá una confirmación.',
    ],
    ['¿Cuánto vale mi casa?', 'Eso solo se puede decir después de verla. ¿Anoto que le gustaría una valoración?'],
  ],
  home_services: [
    ['¿Cuánto cuesta?', 'Depende del trabajo. Dígame qué hay que hacer y dónde, y le darán un precio.'],
    [
      'Es una urgencia. ¿Quién puede venir?',
      'Dígame qué ha pasado, la dirección y su número, y lo comunico como urgente.',
    ],
    ['¿Vienen a mi zona?', 'Dígame su población o código postal y pediré que lo comprueben.'],
  ],
  restaurant: [
    [
      '¿Puedo reservar una mesa?',
      'Con gusto. ¿Para qué día, a qué hora y cuántas personas? Lo comunico y le confirmarán la reserva.',
    ],
    ['¿Tienen platos sin gluten o sin carne?', 'Dígame qué necesita y pediré que la cocina le responda con seguridad.'],
    [
      '¿Podemos celebrar algo con ustedes?',
      'Dígame el día, cuántos serán y el motivo, y alguien se pondrá en contacto con usted.',
    ],
  ],
  salon: [
    ['¿Puedo elegir quién me atiende?', 'Dígame con quién le gustaría y anoto su preferencia.'],
    ['¿Cuánto se tarda?', 'Dígame de qué tratamiento se trata. Si no lo sé, pediré que lo comprueben.'],
    ['Voy a llegar tarde.', 'Gracias por avisar. Dígame su nombre y cuándo llegará, y lo comunico.'],
  ],
  automotive: [
    ['¿Está listo mi coche?', 'No puedo verlo. Dígame su nombre y la matrícula, y el taller le llamará.'],
    ['¿Cuánto cuesta una revisión?', 'Depende del coche. Dígame marca, modelo y año, y le darán un precio.'],
    ['¿Me dan un coche de sustitución?', 'Anoto que lo necesita y el taller le dirá si hay alguno libre.'],
  ],
  fitness: [
    ['¿Puedo probar antes?', 'Anoto que le gustaría una prueba. ¿Qué días y horas le vienen bien?'],
    ['¿Cómo me doy de baja?', 'Dígame su nombre y su número. Le dirán lo que hace falta.'],
    ['¿Qué clases hay?', 'Dígame qué busca. Lo que no sepa, pediré que lo comprueben.'],
  ],
  veterinary: [
    [
      'Mi mascota no está bien. ¿Qué hago?',
      'Dígame qué animal es, qué nota y desde cuándo. Lo anoto como urgente para la clínica.',
    ],
    ['¿Necesito cita?', 'Es lo mejor. ¿Qué días le vienen bien?'],
    [
      '¿Cuándo toca la próxima vacuna?',
      'No puedo verlo. Anoto la pregunta con el nombre de su mascota y la clínica se lo dirá.',
    ],
  ],
  insurance: [
    [
      'Quiero dar parte de un siniestro.',
      'Lo siento. Dígame qué pasó, cuándo y dónde, y su número de póliza si lo tiene a mano.',
    ],
    ['¿Eso lo cubre mi seguro?', 'Yo no puedo decidirlo. Anoto el caso y alguien lo comprobará con su póliza.'],
    ['Necesito un presupuesto.', 'Con gusto. ¿Qué quiere asegurar y cuál es la mejor manera de localizarle?'],
  ],
  software: [
    ['¿Puedo ver una demostración?', 'Con gusto. ¿Qué días y horas le vienen bien y qué le gustaría ver sobre todo?'],
    ['Algo no funciona.', 'Dígame qué quería hacer, qué pasó y cómo podemos localizarle. Lo comunico a soporte.'],
    ['¿Cuánto cuesta?', 'Depende del plan. Dígame cuántas personas lo usarían y le darán un precio.'],
  ],
}
