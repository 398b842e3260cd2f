// Demo stories in other languages than the paper's own, each the translation of one that stands elsewhere. Every event, company and
// person is invented.
import { h2, name, person, pull, type Story } from "./story.ts";

export const translations1: readonly Story[] = [
  {
    key: "quechua-radio-es",
    section: "technology",
    bureau: "americas",
    slugline: "QUECHUA-RADIO-ES",
    language: "es",
    translates: "quechua-radio",
    kicker: "Habla",
    headline: "Los 40.000 casetes de una radio enseñan a una computadora a oír quechua",
    standfirst:
      "Los campesinos de Huanta grabaron nacimientos, precios y quejas durante medio siglo. También deciden para qué puede usarse el modelo.",
    dateline: "Huanta, Perú",
    byline: [person("reporter"), name("Yolanda Huamán", "translation")],
    body: [
      "La palabra más frecuente en el archivo de Radio Wamanga es *achachaw*, lo que se dice en el quechua de Ayacucho al tocar algo caliente. La segunda es *papa*.",
      "Las dos las entiende ahora un programa que cabe en un teléfono. Escribe el quechua hablado con un error cada ocho palabras, informó esta semana la universidad de Huamanga; el mejor servicio comercial, probado con las mismas grabaciones, se equivocaba en una de cada dos. La diferencia es un cuarto trasero con 40.300 casetes.",
      "Desde 1971 la emisora deja que cualquiera que suba su escalera grabe un mensaje de hasta tres minutos. La gente anunciaba bodas y burros perdidos. En los años de la guerra venía a leer nombres. Nada se borró, porque el fundador, un sacerdote de Navarra, creía que alguien volvería por ello.",
      h2("Alquilado, no regalado"),
      "Cuatro voluntarios tardaron seis años en digitalizar las cintas. Cuando las empresas quisieron comprarlas, la asamblea de la emisora, unos 900 oyentes, se reunió en la cancha de fútbol y dijo que no. Creó un fideicomiso que alquila las grabaciones para un solo uso cada vez. Subtítulos para escuelas, una línea sobre plagas, dictado para enfermeras: sí. Centros de llamadas, publicidad y trabajos para la policía: no.",
      "“Las máquinas de otros aprendieron de todos y no preguntaron a nadie”, dijo Saturnina Quispe Ccori, presidenta del fideicomiso. “La nuestra aprendió del tío de alguien. Al tío se le pregunta.”",
      pull("La nuestra aprendió del tío de alguien. Al tío se le pregunta.", "Saturnina Quispe Ccori"),
      "En la escalera esperaba un campesino de Luricocha con un mensaje. Había perdido una mula parda que responde al nombre de Ministro. Le habían dicho que quizá también escuchara la máquina. “Bueno”, dijo. “Entonces lo digo otra vez, despacio.”",
    ],
    hoursAgo: 25,
    outcome: { kind: "live" },
  },
];
