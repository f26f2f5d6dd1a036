"""Who somebody is (身份鉴别): passwords, second factors, single sign-on, and every try to come in."""
