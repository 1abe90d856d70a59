/* loops.py in C: a function of pdfium, given by its address, is called once for each index or handle.

   Handles are numbers, NULL is None, as ctypes has them. Nothing here knows what an answer means, and nothing is linked
   with pdfium. Where this file cannot be compiled loops.py does the same, slower; a test holds both equal. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

typedef void *(*child_of)(void *, int);
typedef void *(*handle_of)(void *);
typedef int (*number_of)(void *);
typedef int (*box_of)(void *, int, float[4]);
typedef int (*point_of)(void *, int, double *, double *);
typedef int (*colour_of)(void *, int, unsigned *, unsigned *, unsigned *, unsigned *);

static PyObject *none(void) { return Py_NewRef(Py_None); }

static PyObject *handle_object(void *handle) { return handle ? PyLong_FromVoidPtr(handle) : none(); }

/* A handle of an argument; an error is set where it is none. */
static void *handle_arg(PyObject *arg) { return arg == Py_None ? NULL : PyLong_AsVoidPtr(arg); }

/* One answer of each kind. `at` is an index, or unused where each item is a handle of its own. */
static PyObject *ask_child(void *function, void *handle, int at) {
    return handle_object(((child_of)function)(handle, at));
}

static PyObject *ask_handle(void *function, void *handle, int at) {
    (void)at;
    return handle_object(((handle_of)function)(handle));
}

static PyObject *ask_number(void *function, void *handle, int at) {
    (void)at;
    return PyLong_FromLong(((number_of)function)(handle));
}

static PyObject *tuple_of(PyObject *values[], int count) {
    PyObject *tuple = PyTuple_New(count);
    int complete = tuple != NULL;
    for (int i = 0; i < count; i++) {
        complete = complete && values[i];
        if (tuple) PyTuple_SET_ITEM(tuple, i, values[i]);
        else Py_XDECREF(values[i]);
    }
    if (!complete) Py_CLEAR(tuple);
    return tuple;
}

static PyObject *ask_box(void *function, void *page, int at) {
    float box[4];
    if (!((box_of)function)(page, at, box)) return none();
    PyObject *edges[4];
    for (int i = 0; i < 4; i++) edges[i] = PyFloat_FromDouble(box[i]);
    return tuple_of(edges, 4);
}

static PyObject *ask_point(void *function, void *page, int at) {
    double x, y;
    if (!((point_of)function)(page, at, &x, &y)) return none();
    PyObject *both[2] = {PyFloat_FromDouble(x), PyFloat_FromDouble(y)};
    return tuple_of(both, 2);
}

static PyObject *ask_colour(void *function, void *page, int at) {
    unsigned part[4];
    if (!((colour_of)function)(page, at, part, part + 1, part + 2, part + 3)) return none();
    PyObject *parts[4];
    for (int i = 0; i < 4; i++) parts[i] = PyLong_FromUnsignedLong(part[i]);
    return tuple_of(parts, 4);
}

/* `ask(function, handle, index)` for each index of a sequence; without a handle, for each handle of the sequence. */
static PyObject *each(PyObject *const *args, Py_ssize_t count, int indexed,
                      PyObject *(*ask)(void *, void *, int)) {
    if (count != 2 + indexed) return PyErr_Format(PyExc_TypeError, "%d arguments, not %zd", 2 + indexed, count);
    void *function = PyLong_AsVoidPtr(args[0]);
    void *handle = indexed ? handle_arg(args[1]) : NULL;
    if (PyErr_Occurred()) return NULL;
    PyObject *items = PySequence_Fast(args[1 + indexed], "a sequence is needed");
    if (!items) return NULL;
    Py_ssize_t length = PySequence_Fast_GET_SIZE(items);
    PyObject *answers = PyList_New(length);
    for (Py_ssize_t i = 0; answers && i < length; i++) {
        PyObject *item = PySequence_Fast_GET_ITEM(items, i), *answer = NULL;
        int at = indexed ? (int)PyLong_AsLong(item) : 0;
        void *one = indexed ? handle : handle_arg(item);
        if (!PyErr_Occurred()) answer = ask(function, one, at);
        if (answer) PyList_SET_ITEM(answers, i, answer);
        else Py_CLEAR(answers);
    }
    Py_DECREF(items);
    return answers;
}

#define EACH(name, indexed)                                                                     \
    static PyObject *ask_each_##name(PyObject *module, PyObject *const *args, Py_ssize_t count) {       \
        (void)module;                                                                           \
        return each(args, count, indexed, ask_##name);                                          \
    }
EACH(child, 1)
EACH(box, 1)
EACH(point, 1)
EACH(colour, 1)
EACH(handle, 0)
EACH(number, 0)

/* The first `count` children of a handle that are not of the kind `unwanted`, each with its kind. */
static PyObject *children_but(PyObject *module, PyObject *const *args, Py_ssize_t given) {
    (void)module;
    if (given != 5) return PyErr_Format(PyExc_TypeError, "5 arguments, not %zd", given);
    child_of child = (child_of)PyLong_AsVoidPtr(args[0]);
    number_of kind_of = (number_of)PyLong_AsVoidPtr(args[1]);
    void *handle = handle_arg(args[2]);
    long count = PyLong_AsLong(args[3]), unwanted = PyLong_AsLong(args[4]);
    PyObject *found = PyErr_Occurred() ? NULL : PyList_New(0);
    for (int i = 0; found && i < count; i++) {
        void *object = child(handle, i);
        int kind = kind_of(object);
        if (kind == unwanted) continue;
        PyObject *both[2] = {handle_object(object), PyLong_FromLong(kind)};
        PyObject *pair = tuple_of(both, 2);
        if (!pair || PyList_Append(found, pair) < 0) Py_CLEAR(found);
        Py_XDECREF(pair);
    }
    return found;
}

#define METHOD(name, function, text) {name, (PyCFunction)(void (*)(void))function, METH_FASTCALL, text}
static PyMethodDef methods[] = {
    METHOD("children", ask_each_child, "(function, handle, indices): a handle for each index."),
    METHOD("boxes", ask_each_box, "(function, handle, indices): four floats for each index, or None."),
    METHOD("points", ask_each_point, "(function, handle, indices): two floats for each index, or None."),
    METHOD("colours", ask_each_colour, "(function, handle, indices): four whole numbers for each index, or None."),
    METHOD("handles", ask_each_handle, "(function, handles): a handle for each handle."),
    METHOD("numbers", ask_each_number, "(function, handles): a whole number for each handle."),
    METHOD("children_but", children_but, "(child, kind, handle, count, unwanted): (handle, kind) of the other kinds."),
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {
    PyModuleDef_HEAD_INIT, "_loops", "loops.py in C.", 0, methods, NULL, NULL, NULL, NULL,
};

PyMODINIT_FUNC PyInit__loops(void) { return PyModuleDef_Init(&definition); }
