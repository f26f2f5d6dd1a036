"""Letters behind the text of a page, as Word and WPS draw them."""

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.oxml import parse_xml

_SHAPE = """<w:pict xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<v:shapetype id="letters" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">
<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>
<v:f eqn="if @0 @4 21600"/></v:formulas><v:path textpathok="t"/><v:textpath on="t" fitshape="t"/></v:shapetype>
<v:shape id="watermark" type="#letters" fillcolor="#d0d0d0" stroked="f" style="position:absolute;width:300pt;
height:150pt;rotation:315;z-index:-1;mso-position-horizontal:center;mso-position-horizontal-relative:margin;
mso-position-vertical:center;mso-position-vertical-relative:margin">
<v:fill opacity=".5"/><v:textpath style="font-family:&quot;SimHei&quot;;font-size:1pt" string={text}/>
</v:shape></w:pict>"""


def pale(text: str) -> Any:
    """The shape that a header holds."""
    return parse_xml(_SHAPE.format(text=quoteattr(text)))
