/** A section of a title as the House publishes it, in words of our own. */
export const TITLE = `<?xml version="1.0" encoding="UTF-8"?>
<uscDoc xmlns="http://xml.house.gov/schemas/uslm/1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" identifier="/us/usc/t44">
<meta><dc:title>Title 44</dc:title><dc:type>USCTitle</dc:type><docNumber>44</docNumber><docPublicationName>Online@119-99</docPublicationName></meta>
<main><title identifier="/us/usc/t44"><num value="44">Title 44—</num><heading>PUBLIC PRINTING AND DOCUMENTS</heading>
<section identifier="/us/usc/t44/s3101"><num value="3101">§ 3101.</num><heading> Records management by agency heads</heading>
<subsection identifier="/us/usc/t44/s3101/a"><num value="a">(a)</num><content> Each head keeps the plum records in order.</content></subsection>
<subsection identifier="/us/usc/t44/s3101/b"><num value="b">(b)</num><content> Each head does so yearly.</content></subsection>
</section></title></main></uscDoc>`;
