import type { FunctionPhrases } from './phrases.js'

/** When each in-call function is to be used, as the prompt says it. */
export const esFunctions: FunctionPhrases = {
  take_message:
    'take_message: cuando alguien quiera dejar un recado o que le devuelvan la llamada, o cuando nadie más pueda ayudar. Antes pregunta su nombre, de qué se trata y si el número de esta llamada es el correcto para llamarle. Después léele lo que se ha anotado.',
  transfer_to_human:
    'transfer_to_human: cuando alguien pida hablar con una persona, esté molesto o necesite algo que tú no puedes hacer. Te dice si ahora alguien puede atender la llamada.',
  lookup_property:
    'lookup_property: cuando alguien pregunte por una propiedad o vivienda concreta. Indica la dirección tal como la ha dicho. Di solo lo que responda y menciona de cuándo son los datos si lo indica. Si nombra varias, pregunta a cuál se refiere.',
  search_properties:
    'search_properties: cuando alguien busque algo y no dé ninguna dirección. Pregunta por la localidad, el precio y el número de dormitorios, en la medida en que le importen. Di lo que responda y pregunta de cuál quiere saber más.',
  check_availability:
    'check_availability: antes de decir cualquier hora libre, y cuando alguien pregunte qué viviendas están disponibles. Indica el día y la hora con las palabras de la persona. Ofrece solo las horas que responda; quedan guardadas para ella mientras dure la llamada.',
  schedule_viewing:
    'schedule_viewing: cuando alguien quiera visitar una propiedad. Pregunta qué propiedad, qué día y a qué hora, y su nombre. Repite la propiedad, el día, la hora y el nombre antes de usarla.',
  schedule_tour:
    'schedule_tour: cuando alguien quiera que le enseñen viviendas en alquiler. Pregunta cuál, qué día y a qué hora, y su nombre. Repítelo todo antes de usarla.',
  book_appointment:
    'book_appointment: cuando alguien quiera una cita. Pregunta para qué es, qué día y hora le vienen bien y su nombre. Repítelo todo antes de usarla.',
  create_offer:
    'create_offer: cuando alguien quiera hacer una oferta por una propiedad. Pregunta el importe, las condiciones, hasta cuándo es válida y su nombre. Repite el importe y la dirección y espera un sí antes de usarla. Tú solo la transmites: nunca digas qué vale ni si la aceptarán.',
  qualify_lead:
    'qualify_lead: cuando sepas lo que busca la persona: cuánto puede gastar, cuándo quiere empezar o mudarse, qué tamaño necesita y qué más le importa. Pregúntalo de una cosa en una, con naturalidad, y no insistas nunca.',
  request_callback:
    'request_callback: cuando alguien quiera que le llamen. Pregunta cuándo y transmítelo con sus propias palabras, como «mañana después de las cinco». Pregunta si el número de esta llamada es el correcto. Después repite la hora tal como se ha anotado.',
  opt_out:
    'opt_out: en cuanto alguien diga que no quiere que le llamen más. No intentes convencerle. Úsala enseguida, di que su número se ha quitado de la lista y despídete.',
}
