"""Names to draw people from."""

# fmt: off
FIRSTS = (
    "Ada", "Aino", "Amara", "Anders", "Aisha", "Bea", "Bruno", "Callum", "Carlos", "Clara",
    "Daria", "Dario", "Elif", "Emil", "Ewan", "Farah", "Farid", "Finn", "Fiona", "Goran", "Greta",
    "Gwen", "Hanne", "Hugo", "Ines", "Isla", "Ivo", "Jack", "Joana", "Jonas", "Julia", "Kira",
    "Kofi", "Kwame", "Lena", "Leon", "Lucia", "Marco", "Mei", "Milan", "Nadia", "Niko", "Olga",
    "Omar", "Paulo", "Peter", "Priya", "Ravi", "Rosa", "Ruth", "Samira", "Sara", "Simon", "Tessa",
    "Tomas", "Ulla", "Viktor", "Wanda", "Yara", "Zoe",
)
LASTS = (
    "Adeyemi", "Asante", "Berg", "Bianchi", "Boyd", "Brandt", "Brooks", "Bruno", "Costa", "Dahl",
    "Demir", "Doyle", "Eze", "Farouk", "Fischer", "Gallagher", "Grant", "Haddad", "Hahn", "Holm",
    "Holt", "Horvat", "Kim", "Kovac", "Kowalska", "Laine", "Lindgren", "Lindqvist", "Lorenz",
    "Lund", "Marin", "Marsh", "Menon", "Moss", "Neri", "Nilsson", "Novak", "Obi", "Okafor",
    "Olsen", "Ortega", "Parry", "Petrov", "Petrova", "Quist", "Rahman", "Reid", "Reis", "Reyes",
    "Romano", "Santos", "Silva", "Tanaka", "Teixeira", "Vogel", "Voss", "Weiss", "Whitfield",
    "Yilmaz", "Zhou",
)
# fmt: on
