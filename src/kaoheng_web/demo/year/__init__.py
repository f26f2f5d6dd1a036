"""One assessment year, deed by deed: what is done on which day, under which document, whoever's hands do it.

Each chapter asks for hands that can do its deeds. The demo city is founded by hands that call the actions
(`kaoheng_web.demo.hands`); the tests play the same chapters with hands that click through the pages in a browser.
What a deed has made is handed on as the hands know it: a row, or an address.
"""
